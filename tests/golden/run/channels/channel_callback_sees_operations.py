import stackless
seen = []


def callback(channel, tasklet, sending, willblock):
    seen.append((sending, willblock, tasklet.tempval))


ch = stackless.channel()
stackless.set_channel_callback(callback)
stackless.tasklet(ch.send)("v")
stackless.tasklet(ch.receive)()
stackless.run()
stackless.set_channel_callback(None)
print(seen)  # expect: [(True, True, 'v'), (False, False, None)]
