import stackless


def work():
    print(stackless.getcurrent().frame.f_code.co_name)  # expect: work


stackless.tasklet(work)()
stackless.run()
