class A:
    def __eq__(self, o):
        print('eq')  # expect: eq
        return True
print([A()] == [1])  # expect: True
