class Meta(type):
    def __instancecheck__(cls, obj): return True
class E(Exception, metaclass=Meta): pass
try:
    try:
        raise ValueError('v')
    except E:
        print('wrong')
except ValueError:
    print('right')  # expect: right
