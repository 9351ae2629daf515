try:
    f'{5:q}'
except ValueError as e:
    print(e)  # expect: Unknown format code 'q' for object of type 'int'
