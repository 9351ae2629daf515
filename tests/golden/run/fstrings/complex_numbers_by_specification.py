def show(number, spec):
    try:
        return format(number, spec)
    except ValueError as error:
        return str(error)


print(show(1j, ">+7"), show(1 + 2j, ".3"), show(1.5 + 0j, ",.1f"), show(1j, "z"))  # expect:     +1j (1+2j) 1.5+0.0j 1j
print(show(complex(-0.0, 1), ""), show(1 + 1j, "#"))  # expect: (-0+1j) (1.+1.j)
print(show(1j, ".1%"))  # expect: Unknown format code '%' for object of type 'complex'
print(show(1j, "0=6"))  # expect: Zero padding is not allowed in complex format specifier
print(show(1j, "08"))  # expect: Zero padding is not allowed in complex format specifier
