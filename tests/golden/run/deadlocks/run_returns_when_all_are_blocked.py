import stackless
ch = stackless.channel()
stackless.tasklet(ch.receive)()
print(stackless.run(), ch.balance)  # expect: None -1
