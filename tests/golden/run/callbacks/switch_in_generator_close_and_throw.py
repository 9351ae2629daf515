import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


def numbers():
    try:
        yield 1
    except ValueError:
        switch()
        yield 2
    finally:
        switch()


g = numbers()
next(g)
print(g.throw(ValueError), g.close(), log)  # expect: 2 None ['other', 'other']
