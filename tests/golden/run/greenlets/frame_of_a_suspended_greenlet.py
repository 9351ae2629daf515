from greenlet import getcurrent, greenlet
main = getcurrent()


def inner():
    main.switch()


def outer():
    inner()


task = greenlet(outer)
print(task.gr_frame)  # expect: None
task.switch()
print(task.gr_frame.f_code.co_name, task.gr_frame.f_back.f_code.co_name, task.gr_frame.f_back.f_back)  # expect: inner outer None
task.switch()
print(task.gr_frame, main.gr_frame)  # expect: None None
