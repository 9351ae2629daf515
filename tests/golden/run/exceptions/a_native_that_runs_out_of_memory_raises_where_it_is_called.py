def pad():
    try:
        return 'a'.ljust(10 ** 18)
    finally:
        print('cleaned up')  # expect: cleaned up


try:
    pad()
except MemoryError as error:
    print(error.__traceback__.tb_next.tb_frame.f_code.co_name)  # expect: pad
