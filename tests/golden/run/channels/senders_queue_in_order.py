import stackless
ch = stackless.channel()
for i in range(3): stackless.tasklet(ch.send)(i)
stackless.run()
print(ch.balance, [ch.receive() for i in range(3)])  # expect: 3 [0, 1, 2]
