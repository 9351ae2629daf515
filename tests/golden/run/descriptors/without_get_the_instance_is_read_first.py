class Positive:
    def __set_name__(self, owner, name):
        self.name = name

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(self.name)
        instance.__dict__[self.name] = value


class DeletedOnly:
    def __delete__(self, instance):
        print("deleted")


class Order:
    count = Positive()
    mark = DeletedOnly()


def read(order):
    return order.count


order = Order()
print(isinstance(order.count, Positive))  # expect: True
for count in 3, 4:
    order.count = count
    print(read(order), order.count, getattr(order, "count"))
# expect: 3 3 3
# expect: 4 4 4
print(isinstance(read(Order()), Positive), read(order))  # expect: True 4
try:
    order.count = 0
except ValueError as error:
    print(error)  # expect: count
order.__dict__["mark"] = 5
print(order.mark)  # expect: 5
del order.mark  # expect: deleted
Positive.__get__ = lambda self, instance, owner: "got"
print(read(order), Order().count)  # expect: got got
