// docs/modules.md is true: it has every public module of the library, those it calls absent cannot be imported and all others can.

using NUnit.Framework;

namespace Stackless.Cli.Tests;
[TestFixture]
public sealed class ModuleTableTests
{
    const string Check = """
        import io, sys, warnings
        warnings.simplefilter("ignore")
        states = {}
        for line in open("docs/modules.md"):
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) == 5 and cells[2] in ("full", "partial", "absent"):
                states[cells[1]] = cells[2]
                if cells[2] != "full" and not cells[3]:
                    print(cells[1], "gives no reason")
        public = {name for name in sys.stdlib_module_names if not name.startswith("_")}
        for name in sorted(public ^ set(states)):
            print(name, "is not in both")
        # What importing them does is the point of these two.
        for name in sorted(public - {"antigravity", "this"}):
            printed, sys.stdout = sys.stdout, io.StringIO()
            missing = []
            try:
                module = __import__(name)
                state = "there"
                if not hasattr(module, "__path__"):
                    missing = [public for public in getattr(module, "__all__", ()) if not hasattr(module, public)]
            except ModuleNotFoundError:
                state = "absent"
            finally:
                sys.stdout = printed
            if (state == "absent") != (states.get(name) == "absent"):
                print(name, "is", state)
            if missing and states.get(name) == "full":
                print(name, "lacks", missing)
        """;

    [Test]
    public void TheTableOfModulesSaysWhatCanBeImported()
    {
        using var folder = new ScratchFolder();
        var outcome = Launcher.Stackless(folder.File("check.py", Check));
        Assert.That((outcome.ExitCode, outcome.Output), Is.EqualTo((0, "")), outcome.Errors);
    }
}
