try:
    1 / 0
except ZeroDivisionError as error:
    frame = error.__traceback__.tb_frame
print(frame.f_locals is globals() or "frame" in frame.f_locals, frame.f_globals is globals())  # expect: True True
