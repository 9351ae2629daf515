import stackless
ch = stackless.channel()
def f():
    stackless.getcurrent().block_trap = True
    try:
        ch.receive()
    except RuntimeError as e:
        print(e)  # expect: this tasklet does not like to be blocked.
stackless.tasklet(f)()
stackless.run()
