import stackless
from stackless.extras import time_limit

try:
    with time_limit(0.01):
        stackless.channel().receive()
except TimeoutError as error:
    print(error)  # expect: the time limit is over
with time_limit(100):
    pass
stackless.run()
print("in time")  # expect: in time
