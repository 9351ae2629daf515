print(classmethod(len))  # expect: <classmethod(<built-in function len>)>
print(staticmethod(int))  # expect: <staticmethod(<class 'int'>)>
