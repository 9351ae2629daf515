import stackless
ch = stackless.channel()
def r():
    try:
        ch.receive()
    except ValueError as e:
        print(e.args)  # expect: (1, 'two')
stackless.tasklet(r)()
stackless.run()
ch.send_exception(ValueError, 1, 'two')
