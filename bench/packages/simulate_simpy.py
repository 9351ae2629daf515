"""simpy simulates a bank with customers who renege."""
import random
import simpy

random.seed(42)
served = left = 0


def customer(env, counter):
    global served, left
    with counter.request() as req:
        patience = random.uniform(1, 3)
        results = yield req | env.timeout(patience)
        if req in results:
            yield env.timeout(random.expovariate(1.0 / 12.0))
            served += 1
        else:
            left += 1


def source(env, number, counter):
    for _ in range(number):
        env.process(customer(env, counter))
        yield env.timeout(random.expovariate(1.0 / 2.0))


env = simpy.Environment()
env.process(source(env, 4000, simpy.Resource(env, capacity=4)))
env.run()
print(served, left)
