# needs: python3-simpy3
import random, simpy
random.seed(7)
def car(env, name, pump, log):
    try:
        yield env.timeout(random.randint(1, 9))
    except simpy.Interrupt as i:
        log.append((env.now, name, "turns back", i.cause)); return
    with pump.request() as r:
        try:
            result = yield r | env.timeout(4)
        except simpy.Interrupt as i:
            log.append((env.now, name, "gives up", i.cause)); return
        if r not in result:
            log.append((env.now, name, "left")); return
        log.append((env.now, name, "starts"))
        try:
            yield env.timeout(random.randint(2, 5))
            log.append((env.now, name, "done"))
        except simpy.Interrupt as i:
            log.append((env.now, name, "broken", i.cause))
env = simpy.Environment(); pump = simpy.PriorityResource(env, 2) if False else simpy.Resource(env, 2); log = []
cars = [env.process(car(env, f"c{i}", pump, log)) for i in range(12)]
def breaker():
    yield env.timeout(6)
    for c in cars:
        if c.is_alive and c.target and isinstance(c.target, simpy.events.Timeout):
            c.interrupt("storm"); break
env.process(breaker()); env.run(until=60); print(*log, sep="\n")
env = simpy.Environment(); store = simpy.Store(env, capacity=2); tank = simpy.Container(env, init=5, capacity=10)
def producer():
    for i in range(5):
        yield store.put(i); yield tank.get(1); print("put", i, env.now, tank.level); yield env.timeout(1)
def consumer():
    while True:
        x = yield store.get(); print("got", x, env.now); yield env.timeout(2)
env.process(producer()); env.process(consumer()); env.run(until=15); print(env.now, env.peek())
