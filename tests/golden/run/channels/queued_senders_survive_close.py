import stackless
ch = stackless.channel()
stackless.tasklet(ch.send)('queued')
stackless.run()
ch.close()
print(ch.closing, ch.closed)  # expect: True False
print(ch.receive())  # expect: queued
print(ch.closed)  # expect: True
