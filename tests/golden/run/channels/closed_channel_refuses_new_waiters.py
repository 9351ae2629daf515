import stackless
ch = stackless.channel()
ch.close()
print(ch.closing, ch.closed)  # expect: True True
try:
    ch.send(1)
except ValueError as e:
    print(e)  # expect: Send/receive operation on a closed channel
ch.open()
print(ch.closing, ch.closed)  # expect: False False
