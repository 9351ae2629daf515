from types import CellType as cell

print(cell(2) < cell(3), cell() < cell("a"), cell() == cell(), cell(-36) == cell(-36.0), cell(1) != cell(2))
# expect: True True True True True
try:
    hash(cell(1))
except TypeError as error:
    print(error)  # expect: unhashable type: 'cell'
