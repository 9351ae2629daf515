import stackless
from stackless.extras import receives, select, sends

one, other = stackless.channel(), stackless.channel()
stackless.tasklet(other.send)("hello")
print(select(receives(one), receives(other)))  # expect: (1, 'hello')
print(one.balance, other.balance)  # expect: 0 0

got = []
stackless.tasklet(lambda: got.append(one.receive()))()
print(select(receives(other), sends(one, 5)))  # expect: (1, None)
stackless.run()
print(got)  # expect: [5]
