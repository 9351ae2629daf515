import stackless
ch = stackless.channel()
stackless.tasklet(len)("")
try:
    ch.send(1)
except RuntimeError as e:
    print(e)  # expect: the main tasklet is sending without a receiver available.
print(ch.balance)  # expect: 0
