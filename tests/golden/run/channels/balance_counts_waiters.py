import stackless
ch = stackless.channel()
print(ch.balance)  # expect: 0
a = stackless.tasklet(ch.receive)()
b = stackless.tasklet(ch.receive)()
stackless.run()
print(ch.balance, ch.queue is a)  # expect: -2 True
ch.send(1)
ch.send(2)
stackless.run()
print(ch.balance, ch.queue)  # expect: 0 None
