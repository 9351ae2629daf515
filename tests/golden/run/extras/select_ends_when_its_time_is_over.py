import stackless
from stackless.extras import receives, select

one, other = stackless.channel(), stackless.channel()
for timeout in (0, 0.01):
    try:
        select(receives(one), receives(other), timeout=timeout)
    except TimeoutError as error:
        print(error)
# expect: none of the channels is ready
# expect: none of the channels was ready in time
print(one.balance, other.balance)  # expect: 0 0
