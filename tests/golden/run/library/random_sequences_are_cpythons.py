import random

random.seed(42)
print(random.random(), random.randint(1, 100), random.sample(range(100), 3), random.getrandbits(70))  # expect: 0.6394267984578837 4 [94, 35, 31] 869570991858821387998
random.seed("text")
print(random.random(), round(random.gauss(0, 1), 12))  # expect: 0.8711565613554825 1.810619521105
r = random.Random(7)
state = r.getstate()
first = r.random()
r.setstate(state)
print(first == r.random())  # expect: True
