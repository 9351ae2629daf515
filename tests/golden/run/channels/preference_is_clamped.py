import stackless
ch = stackless.channel()
print(ch.preference)  # expect: -1
ch.preference = 7
print(ch.preference)  # expect: 1
ch.preference = -9
print(ch.preference)  # expect: -1
