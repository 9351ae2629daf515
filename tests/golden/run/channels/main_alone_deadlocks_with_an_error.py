import stackless
try:
    stackless.channel().receive()
except RuntimeError as e:
    print(str(e).split('\n')[0])  # expect: Deadlock: the last runnable tasklet cannot be blocked.
