ran = []
try:
    (5).nothing(ran.append(1))
except AttributeError as e:
    print(e, ran)  # expect: 'int' object has no attribute 'nothing' []
