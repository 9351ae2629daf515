# needs: python3-click
import click
from click.testing import CliRunner

@click.group()
@click.option("--debug/--no-debug", default=False)
@click.pass_context
def cli(context, debug):
    """A tool of many commands."""
    context.obj = {"debug": debug}

@cli.command()
@click.argument("names", nargs=-1, required=True)
@click.option("-n", "--count", default=1, show_default=True, type=click.IntRange(1, 5), help="How often.")
@click.option("--kind", type=click.Choice(["hi", "bye"]), default="hi")
@click.pass_obj
def greet(obj, names, count, kind):
    """Greet NAMES."""
    for _ in range(count):
        click.echo(f"{kind} {', '.join(names)} {obj['debug']}")

@cli.command()
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True)
@click.option("--size", type=(int, float))
def ask(password, size):
    click.secho(f"got {len(password)} {size}", fg="green")

run = CliRunner()
for arguments, text in ((["--help"], None), (["greet", "--help"], None), (["--debug", "greet", "-n2", "a", "b"], None), (["greet"], None), (["greet", "-n", "9", "x"], None),
                        (["greet", "--kind", "hu", "x"], None), (["ask", "--size", "1", "2.5"], "abc\nabc\n"), (["gret"], None), (["ask", "--sze", "1"], "a\na\n")):
    r = run.invoke(cli, arguments, input=text)
    print(r.exit_code, r.output)
