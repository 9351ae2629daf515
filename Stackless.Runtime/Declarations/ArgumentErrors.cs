// The words in which a call is refused for its arguments: too many of them, one missing, one that has no parameter or two. One place, for functions in C# and
// for those in Python that stand for functions of C; a function of a program has those of ArgumentBinder. Which of several errors is told depends on
// what CPython looks at first, and that on how a function of such a signature is called there: an operation of a type by its slot, without names at
// all by position, the rest by name.
// https://docs.python.org/3/c-api/arg.html
// Asked only when a call has failed to bind, so nothing here is on the way of one that succeeds.
using System.Collections.Frozen;
using System.Runtime;

namespace Stackless.Runtime;

/// <summary>What a native function takes, without what the caller did not write (self, cls).</summary>
/// <param name="Name">As in errors about what was counted; that of the class for __init__ and __new__.</param>
/// <param name="DisplayName">With the module or the class before it.</param>
/// <param name="Names">Of all parameters: positional-only, then positional, then keyword-only.</param>
/// <param name="IsRequired">For each of them.</param>
readonly record struct NativeSignature(string Name, string DisplayName, string[] Names, bool[] IsRequired, int Positional, int PositionalOnly, bool HasRest, bool HasKeywords)
{
    /// <summary>Makes an instance: it is called by its class, whatever number of arguments it takes.</summary>
    internal bool IsConstructor { get; init; }

    internal int Least => IsRequired.AsSpan(0, Positional).LastIndexOf(true) + 1;
}

static class ArgumentErrors
{
    /// <summary>What CPython calls with the arguments given by position counted, before it looks at names.</summary>
    static readonly FrozenSet<string> countedFirst = FrozenSet.ToFrozenSet(["int", "max", "min", "sorted", "str"]);

    /// <summary>Modules of CPython's library in Python, and the classes in them in whose place CPython has those that are C.</summary>
    static readonly FrozenDictionary<string, string[]> secondInPython = new Dictionary<string, string[]>
    {
        ["_pydatetime"] = [""],
        ["operator"] = ["attrgetter.", "itemgetter.", "methodcaller."],
    }.ToFrozenDictionary();

    /// <param name="given">How many were given by position.</param>
    [BypassReadyToRun]
    internal static Value Raise(ThreadState ts, in NativeSignature signature, int given, PyStr[] keywords) =>
        ts.Raise(BuiltinTypes.TypeError, Describe(signature, given, Array.ConvertAll(keywords, k => k.Text)));

    /// <summary>A method, called with its receiver as the first argument.</summary>
    [BypassReadyToRun]
    internal static Value RaiseForMethod(ThreadState ts, MethodDescriptor method, in NativeSignature signature, Value[] arguments, PyStr[] keywords)
    {
        var given = arguments.Length - keywords.Length;
        if (given < 1)
        {
            return ts.Raise(BuiltinTypes.TypeError, method.IsWrapper
                ? $"descriptor '{method.Name}' of '{method.Owner.MessageName}' object needs an argument"
                : $"unbound method {method.DisplayName}() needs an argument");
        }
        if (!arguments[0].Type.IsSubtypeOf(method.Owner))
        {
            return ts.Raise(BuiltinTypes.TypeError, WrongSelf(method.Name, method.Owner, arguments[0].Type, method.IsWrapper));
        }
        return method.IsWrapper && method.Name is not ("__init__" or "__call__")
            ? ts.Raise(BuiltinTypes.TypeError, DescribeOperation(signature, method.Name, method.Owner.Has(Slot.GetItem), given - 1, keywords.Length))
            : Raise(ts, signature, given - 1, keywords);
    }

    /// <summary>Of the runtime's own, or of what CPython's library has a second time in Python.</summary>
    internal static bool StandsForNative(PyFunction function) =>
        (function.Code.IsOwn || IsSecondInPython(function.Code))
        && !function.QualifiedName.Text.Contains("<locals>", StringComparison.Ordinal);

    /// <summary>Of a class in CPython's library in whose place CPython has one of C.</summary>
    internal static bool IsSecondInPython(Code code) =>
        secondInPython.TryGetValue(code.ModuleName, out var classes) && classes.Any(c => code.QualifiedName.StartsWith(c, StringComparison.Ordinal));

    /// <summary>A function in Python that stands for one of C, called with its receiver as the first argument if it is a method.</summary>
    [BypassReadyToRun]
    internal static void RaiseForOwn(ThreadState ts, PyFunction function, int given, PyStr[] keywords)
    {
        var code = function.Code;
        var firstKeywordOnly = code.PositionalCount + (code.HasVarArgs ? 1 : 0);
        List<string> names = [];
        List<bool> isRequired = [];
        for (var i = 0; i < code.PositionalCount; i++)
        {
            names.Add(code.VariableNames[i].Text);
            isRequired.Add(i < code.PositionalCount - (function.Defaults?.Items.Length ?? 0));
        }
        for (var i = firstKeywordOnly; i < firstKeywordOnly + code.KeywordOnlyCount; i++)
        {
            names.Add(code.VariableNames[i].Text);
            isRequired.Add(function.KeywordDefaults is null || !function.KeywordDefaults.TryGet(code.VariableNames[i], out _));
        }
        var name = function.Name.Text;
        var qualified = function.QualifiedName.Text;
        var isMethod = !code.IsOwnFunction && names.Count > 0 && names[0] is "self" or "cls";
        if (isMethod)
        {
            names.RemoveAt(0);
            isRequired.RemoveAt(0);
            given--;
            if (given < 0)
            {
                ts.Raise(BuiltinTypes.TypeError, $"unbound method {qualified}() needs an argument");
                return;
            }
        }
        else if (code.IsOwnFunction && function.ModuleName.Object is PyStr { Text: not "builtins" } module)
        {
            qualified = $"{PublicModule(module.Text)}.{name}";
        }
        if (name is "__init__" or "__new__" && isMethod)
        {
            qualified = qualified[..qualified.LastIndexOf('.')];
            name = qualified = qualified[(qualified.LastIndexOf('.') + 1)..];
        }
        else if (!code.IsOwnFunction && !isMethod)
        {
            qualified = name;
        }
        var before = isMethod ? 1 : 0;
        // A function in a function makes instances of a class that has no other name: those of itertools.
        var isConstructor = !code.IsOwnFunction && (!isMethod || ReferenceEquals(name, qualified));
        var signature = new NativeSignature(name, qualified, [.. names], [.. isRequired], code.PositionalCount - before, Math.Max(0, code.PositionalOnlyCount - before), code.HasVarArgs, code.HasVarKeywords) { IsConstructor = isConstructor };
        if (isMethod && MethodDescriptor.IsOperation(name) && name is not "__call__")
        {
            ts.Raise(BuiltinTypes.TypeError, DescribeOperation(signature, name, false, given, keywords.Length));
            return;
        }
        Raise(ts, signature, given, keywords);
    }

    /// <summary>Where CPython has the functions of a module that another one here is made of.</summary>
    internal static string PublicModule(string name) => name switch
    {
        "_array" => "array",
        "_decimal_context" => "_decimal",
        "_io_text" => "_io",
        "_posix" => "posix",
        "_socket_addresses" => "_socket",
        "_tasklets" => "_thread",
        _ => name,
    };

    [BypassReadyToRun]
    internal static string WrongSelf(string name, PyType owner, PyType given, bool isOperation) => isOperation
        ? $"descriptor '{name}' requires a '{owner.MessageName}' object but received a '{given.MessageName}'"
        : $"descriptor '{name}' for '{owner.MessageName}' objects doesn't apply to a '{given.MessageName}' object";

    // What stands for an operation of a type: x.__add__(y).
    [BypassReadyToRun]
    static string DescribeOperation(in NativeSignature signature, string name, bool isOfSequence, int given, int named)
    {
        if (named > 0)
        {
            return $"wrapper {name}() takes no keyword arguments";
        }
        if (name is "__pow__" or "__rpow__")
        {
            return $"expected 1 or 2 arguments, got {given}";
        }
        int least = signature.Least, most = signature.Positional;
        // One that may take several arguments, or a number in the place of an item, is counted by another function, which is not told a name but leaves room for it.
        var room = most > 1 || least < most || isOfSequence && name is "__mul__" or "__rmul__" or "__imul__" || name is "__buffer__" or "__release_buffer__" ? " " : "";
        return room + Expected(least, most, false, given);
    }

    [BypassReadyToRun]
    static string Describe(in NativeSignature signature, int given, string[] keywords)
    {
        var names = signature.Names;
        int least = signature.Least, most = signature.Positional, total = names.Length;
        if (signature.HasRest && given == 0 && signature.Name is "max" or "min")
        {
            return $"{signature.Name} expected at least 1 argument, got 0";
        }
        if (signature.PositionalOnly == total || countedFirst.Contains(signature.Name) && (given < least || !signature.HasRest && given > most))
        {
            if (keywords.Length > 0 && !signature.HasKeywords && signature.PositionalOnly == total)
            {
                return $"{signature.DisplayName}() takes no keyword arguments";
            }
            if (least == most && most < 2 && !signature.HasRest && !signature.IsConstructor && signature.PositionalOnly == total)
            {
                return $"{signature.DisplayName}() takes {(most == 0 ? "no arguments" : "exactly one argument")} ({given} given)";
            }
            return $"{signature.Name} {Expected(least, most, signature.HasRest, given)}";
        }
        var start = $"{signature.Name}() ";
        if (!signature.HasRest && !signature.HasKeywords && given + keywords.Length > total)
        {
            return $"{start}takes at most {Counted(total, given == 0 ? "keyword argument" : "argument")} ({given + keywords.Length} given)";
        }
        if (!signature.HasRest && given > most)
        {
            return most == 0 ? start + "takes no positional arguments" : $"{start}takes {(least < most ? "at most" : "exactly")} {Counted(most, "positional argument")} ({given} given)";
        }
        var unnamed = Math.Min(signature.PositionalOnly, least);
        if (given < unnamed)
        {
            return $"{start}takes {(unnamed < most || signature.HasRest ? "at least" : "exactly")} {Counted(unnamed, "positional argument")} ({given} given)";
        }
        for (var i = Math.Max(given, signature.PositionalOnly); i < total; i++)
        {
            if (signature.IsRequired[i] && Array.IndexOf(keywords, names[i]) < 0)
            {
                return $"{start}missing required argument '{names[i]}' (pos {i + 1})";
            }
        }
        for (var i = signature.PositionalOnly; i < Math.Min(given, most); i++)
        {
            if (Array.IndexOf(keywords, names[i]) >= 0)
            {
                return $"argument for {start}given by name ('{names[i]}') and position ({i + 1})";
            }
        }
        var named = names[signature.PositionalOnly..];
        var unknown = keywords.First(k => !named.Contains(k));
        return $"{start}got an unexpected keyword argument '{unknown}'";
    }

    [BypassReadyToRun]
    static string Expected(int least, int most, bool hasRest, int given)
    {
        var number = given < least ? least : most;
        var bound = least == most && !hasRest ? "" : given < least ? "at least " : "at most ";
        return $"expected {bound}{Counted(number, "argument")}, got {given}";
    }

    static string Counted(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
