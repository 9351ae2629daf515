from functools import cached_property
class A:
    @cached_property
    def x(self):
        print('computed')  # expect: computed
        return 5
a = A()
print(a.x)  # expect: 5
print(a.x)  # expect: 5
