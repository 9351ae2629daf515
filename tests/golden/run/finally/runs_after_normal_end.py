try:
    print('body')  # expect: body
finally:
    print('finally')  # expect: finally
