import stackless


def player(name, table, opponent):
    while True:
        ball = table.receive()
        if ball > 6:
            break
        print(name, ball)
        opponent.send(ball + 1)


left, right = stackless.channel(), stackless.channel()
stackless.tasklet(player)("ping", left, right)
stackless.tasklet(player)("pong", right, left)
left.send(1)
stackless.run()
