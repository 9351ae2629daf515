"""A thousand tasklets in a ring pass a token round and round; each adds one."""
import stackless

SIZE, ROUNDS = 1000, 100


def pass_on(source, target):
    for _ in range(ROUNDS):
        target.send(source.receive() + 1)


channels = [stackless.channel() for _ in range(SIZE)]
for i in range(SIZE - 1):
    stackless.tasklet(pass_on)(channels[i], channels[i + 1])

token = 0
for turn in range(1, ROUNDS + 1):
    channels[0].send(token)
    token = channels[-1].receive() + 1
    if turn % 25 == 0:
        print("after", turn, "rounds the token is", token)
