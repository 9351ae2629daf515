// The module clr: references to assemblies, extension methods, and the .NET types behind classes. Names are IronPython's where they mean the same.
using System.Reflection;

namespace Stackless.Runtime;

[PyModule("clr")]
public static partial class ClrModule
{
    /// <summary>Makes the types of assemblies known: by the name of one that can be loaded, by a path, or by the name of a file on sys.path.</summary>
    [PyFunction("AddReference")]
    public static Value AddReference(ThreadState ts, Value[] rest)
    {
        foreach (var name in rest)
        {
            if (name.Object is not PyStr { Text: var text })
            {
                return ts.Raise(BuiltinTypes.TypeError, $"AddReference() takes the names of assemblies, not a '{name.Type.MessageName}'");
            }
            try
            {
                ts.Interpreter.HostClasses.AreInUse = true;
                ts.Interpreter.HostClasses.Namespaces.Scan(Load(ts.Interpreter, text));
            }
            catch (Exception error) when (error is IOException or BadImageFormatException)
            {
                return ts.Raise(BuiltinTypes.FileNotFoundError, $"there is no assembly {text}: not among those that came with the program, and no such file on sys.path ({error.Message.ReplaceLineEndings(" ")})");
            }
        }
        return Value.None;
    }

    static Assembly Load(Interpreter interpreter, string name)
    {
        if (name.Contains(Path.DirectorySeparatorChar) || name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && File.Exists(name))
        {
            return Assembly.LoadFrom(Path.GetFullPath(name));
        }
        var simple = name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
        for (var i = 0; i < interpreter.Path.Count; i++)
        {
            if (interpreter.Path[i].Object is PyStr folder && Path.Combine(folder.Text.Length == 0 ? "." : folder.Text, simple + ".dll") is var file && File.Exists(file))
            {
                return Assembly.LoadFrom(Path.GetFullPath(file));
            }
        }
        return Assembly.Load(new AssemblyName(simple));
    }

    /// <summary>Makes extension methods methods of the objects that they extend: of a namespace, or of one static class.</summary>
    [PyFunction("ImportExtensions")]
    public static Value ImportExtensions(ThreadState ts, Value source)
    {
        var classes = ts.Interpreter.HostClasses;
        if (source.Object is PyModule module && classes.Namespaces.Module(module.Name) is not null)
        {
            classes.Namespaces.ImportExtensions(module.Name);
        }
        else if (classes.Meant(source) is { } type)
        {
            classes.Namespaces.ImportExtensions(type);
        }
        else
        {
            return ts.Raise(BuiltinTypes.TypeError, $"ImportExtensions() takes a .NET namespace or a static class, not a '{source.Type.MessageName}'");
        }
        return Value.None;
    }

    /// <summary>The System.Type of a class.</summary>
    [PyFunction("GetClrType")]
    public static Value GetClrType(ThreadState ts, Value type) => ts.Interpreter.HostClasses.Meant(type) is { } found
        ? ts.Interpreter.HostClasses.Wrap(found)
        : ts.Raise(BuiltinTypes.TypeError, $"a '{type.Type.MessageName}' is no class with a .NET type");

    /// <summary>The class of a System.Type.</summary>
    [PyFunction("GetPythonType")]
    public static Value GetPythonType(ThreadState ts, Value type) => type.Object is PyHostObject { Target: Type found }
        ? new Value(ts.Interpreter.HostClasses.Of(found))
        : ts.Raise(BuiltinTypes.TypeError, $"GetPythonType() takes a System.Type, not a '{type.Type.MessageName}'");

    /// <summary>A value as an object of a .NET type, which stays one: System.Decimal, Array[int], List[str] of a Python list.</summary>
    [PyFunction("Convert")]
    public static Value Convert(ThreadState ts, Value value, Value type)
    {
        var classes = ts.Interpreter.HostClasses;
        if (classes.Meant(type) is not { } wanted)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"Convert() takes a class with a .NET type, not a '{type.Type.MessageName}'");
        }
        var doesNotFit = false;
        try
        {
            return !HostArgument.Try(classes, value, wanted, out var converted, out _, ref doesNotFit)
                ? ts.Raise(doesNotFit ? BuiltinTypes.OverflowError : BuiltinTypes.TypeError, $"a '{value.Type.MessageName}' {(doesNotFit ? "does not fit into" : "is not a")} {HostNames.Of(wanted)}")
                : converted is null ? Value.None : classes.Wrap(converted);
        }
        catch (Exception thrown)
        {
            return HostErrors.Raise(ts, thrown);
        }
    }
}

/// <summary>What the prelude asks of .NET's objects.</summary>
[PyModule("_clr")]
public static partial class ClrHalfModule
{
    /// <summary>The module of a namespace, or None.</summary>
    [PyFunction("namespace")]
    public static Value Namespace(ThreadState ts, PyStr name) => ts.Interpreter.HostClasses.Namespaces.Module(name.Text) is not { } module ? Value.None
        : ts.Interpreter.Recording is { } recording ? recording.Refuse(ts, $"use .NET's {name.Text}")
        : new Value(module);

    /// <summary>Parks the tasklet until the task is completed, whatever its end.</summary>
    [PyFunction("wait")]
    public static Value Wait(ThreadState ts, Value task) => HostTasks.WaitFor(ts, (Task)HostClasses.TargetOf(task)!, default, default);

    [PyFunction("is_sequence")]
    public static bool IsSequence(Value o) => HostProtocols.IsSequence(HostClasses.TargetOf(o));

    [PyFunction("is_mapping")]
    public static bool IsMapping(Value o) => HostProtocols.IsMapping(HostClasses.TargetOf(o));

    [PyFunction("is_done")]
    public static bool IsDone(Value task) => ((Task)HostClasses.TargetOf(task)!).IsCompleted;

    /// <summary>The result of a completed task, or what it threw.</summary>
    [PyFunction("result")]
    public static Value Result(ThreadState ts, Value task)
    {
        var completed = (Task)HostClasses.TargetOf(task)!;
        try
        {
            completed.GetAwaiter().GetResult();
            return ResultType(completed.GetType()) is { } holder ? ts.Interpreter.HostClasses.ToPython(holder.GetProperty("Result")!.GetValue(completed)) : Value.None;
        }
        catch (Exception thrown)
        {
            return HostErrors.Raise(ts, thrown);
        }
    }

    // What async methods without a result return is a task of a type that says so.
    static Type? ResultType(Type type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.IsGenericType && at.GetGenericTypeDefinition() == typeof(Task<>))
            {
                return at.GetGenericArguments()[0].IsVisible || at.GetGenericArguments()[0].Name != "VoidTaskResult" ? at : null;
            }
        }
        return null;
    }
}
