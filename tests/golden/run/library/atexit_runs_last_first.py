import atexit

atexit.register(print, "registered first")
atexit.register(print, "registered last")
print("end of the program")
# expect: end of the program
# expect: registered last
# expect: registered first
