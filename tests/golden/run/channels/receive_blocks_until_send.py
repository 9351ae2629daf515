import stackless
ch = stackless.channel()
def r(): print('got', ch.receive())
def s():
    print('sending')
    ch.send(1)
stackless.tasklet(r)()
stackless.tasklet(s)()
stackless.run()
# expect: sending
# expect: got 1
