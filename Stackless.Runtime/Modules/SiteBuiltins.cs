// The builtins that CPython's site adds for people at a prompt: exit, quit, copyright, credits, license, help. They are made natively, as every
// program's namespace has them; what they do beyond showing a text is the prelude's.
// https://docs.python.org/3/library/constants.html#constants-added-by-the-site-module
namespace Stackless.Runtime;

/// <summary>exit and quit.</summary>
[PyType("Quitter", Module = "_sitebuiltins", IsHidden = true)]
sealed partial class PyQuitter(string name) : PyObject(ShapeIds.Quitter)
{
    [PyMethod("__call__")]
    public static Value Call(ThreadState ts, Value self, [Keyword] Value code = default) => Prelude.Call(ts, PreludeNames.QuitProgram, code.IsNull ? Value.None : code);

    static bool IsInstance(Value value) => value.Object is PyQuitter;

    [PyMethod("__repr__")]
    public string Repr() => $"Use {name}() or {(OperatingSystem.IsWindows() ? "Ctrl-Z plus Return" : "Ctrl-D (i.e. EOF)")} to exit";

    [PyMethod("__reduce__")]
    public string Reduce() => name;

    [PyGetter("name")]
    public string Name => name;
}

/// <summary>copyright, credits and license.</summary>
[PyType("_Printer", Module = "_sitebuiltins", IsHidden = true, Id = "SitePrinter")]
sealed partial class PySitePrinter(string name, string text) : PyObject(ShapeIds.SitePrinter)
{
    [PyMethod("__call__")]
    public Value CallMethod(ThreadState ts) => Prelude.Call(ts, PreludeNames.PrintText, Value.Str(text));

    [PyMethod("__repr__")]
    public string Repr() => text;

    [PyMethod("__reduce__")]
    public string Reduce() => name;
}

/// <summary>help.</summary>
[PyType("_Helper", Module = "_sitebuiltins", IsHidden = true, Id = "SiteHelper")]
sealed partial class PySiteHelper() : PyObject(ShapeIds.SiteHelper)
{
    [PyMethod("__call__")]
    public static Value Call(ThreadState ts, Value self, Value[] rest, [Keyword] PyDict keywords) =>
        Prelude.Call(ts, PreludeNames.GiveHelp, new Value(new PyTuple(rest)), new Value(keywords));

    static bool IsInstance(Value value) => value.Object is PySiteHelper;

    [PyMethod("__repr__")]
    public string Repr() => "Type help() for interactive help, or help(object) for help about object.";

    [PyMethod("__reduce__")]
    public string Reduce() => "help";
}

public static unsafe partial class BuiltinsModule
{
    [PyConstant("exit")]
    public static Value ExitBuiltin => new(new PyQuitter("exit"));

    [PyConstant("quit")]
    public static Value QuitBuiltin => new(new PyQuitter("quit"));

    [PyConstant("copyright")]
    public static Value CopyrightBuiltin => new(new PySitePrinter("copyright", SysModule.Copyright));

    [PyConstant("credits")]
    public static Value CreditsBuiltin => new(new PySitePrinter("credits", "Python is the work of the Python Software Foundation and many people; see www.python.org.\n"
        + "Stackless Python is the work of Christian Tismer and others. This compiler and runtime is Stackless for .NET."));

    [PyConstant("license")]
    public static Value LicenseBuiltin => new(new PySitePrinter("license", "The licence of Python and its library: https://www.python.org/psf/license/"));

    [PyConstant("help")]
    public static Value HelpBuiltin => new(new PySiteHelper());

    /// <summary>A program that starts without site has none of them.</summary>
    internal static void RemoveSiteBuiltins(Interpreter interpreter)
    {
        foreach (var name in (string[])["exit", "quit", "copyright", "credits", "license", "help"])
        {
            interpreter.Builtins.Remove(PyStr.Intern(name));
        }
    }
}
