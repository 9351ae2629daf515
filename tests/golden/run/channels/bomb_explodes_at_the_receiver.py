import stackless
ch = stackless.channel()
def s(): ch.send(stackless.bomb(ValueError, 'bomb'))
stackless.tasklet(s)()
try:
    ch.receive()
except ValueError as e:
    print(e)  # expect: bomb
