import subprocess


def run():
    print(subprocess.run(["echo", "out"], capture_output=True).stdout)
    done = subprocess.run("cat; echo err >&2; exit 3", shell=True, input=b"given", capture_output=True)
    print(done.returncode, done.stdout, done.stderr)
    for arguments in {"args": ["/no/such/program"]}, {"args": ["echo"], "cwd": "/no/such/folder"}:
        try:
            subprocess.run(**arguments)
        except FileNotFoundError as e:
            print(e)
    print(subprocess.check_output("echo $WORD; pwd", shell=True, env={"WORD": "x"}, cwd="/", text=True).split())
    try:
        subprocess.run(["cat"], stdin=subprocess.DEVNULL, preexec_fn=None, check=True)
        subprocess.run(["false"], check=True)
    except subprocess.CalledProcessError as e:
        print(e)


run()

# expect: b'out\n'
# expect: 3 b'given' b'err\n'
# expect: [Errno 2] No such file or directory: '/no/such/program'
# expect: [Errno 2] No such file or directory: '/no/such/folder'
# expect: ['x', '/']
# expect: Command '['false']' returned non-zero exit status 1.
