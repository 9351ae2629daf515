class A:
    no = property()
    only_set = property(fset=lambda self, value: None)


a = A()
for look in lambda: a.no, lambda: a.only_set, lambda: a.no:
    try:
        look()
    except AttributeError as error:
        print(error)
# expect: property 'no' of 'A' object has no getter
# expect: property 'only_set' of 'A' object has no getter
# expect: property 'no' of 'A' object has no getter
