import gc


class Link:
    def __init__(self, number, inner):
        self.number = number
        self.inner = inner

    def __del__(self):
        order.append(self.number)


order = []


def make():
    chain = None
    for i in range(5):
        chain = Link(i, [chain])


make()
while len(order) < 5:
    gc.collect()
print(order)  # expect: [4, 3, 2, 1, 0]
