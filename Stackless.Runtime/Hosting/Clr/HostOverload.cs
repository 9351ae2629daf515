// One method or constructor of .NET, with what calls need to know of its parameters, worked out once.
using System.Reflection;

namespace Stackless.Runtime;

sealed class HostOverload
{
    readonly MethodInvoker? method;
    readonly ConstructorInvoker? constructor;
    HostSpanCall? ofSpans;

    public HostOverload(MethodBase info, bool isExtension = false)
    {
        Info = info;
        IsExtension = isExtension;
        Parameters = info.GetParameters();
        Types = Array.ConvertAll(Parameters, p => p.ParameterType.IsByRef ? p.ParameterType.GetElementType()! : HostMemory.StandsFor(p.ParameterType) ?? p.ParameterType);
        HasSpans = Array.Exists(Parameters, p => p.ParameterType.IsByRefLike) || info is MethodInfo { ReturnType.IsByRefLike: true };
        IsOut = Array.ConvertAll(Parameters, p => p.ParameterType.IsByRef && p.IsOut);
        HasRest = Parameters.Length > 0 && Parameters[^1].IsDefined(typeof(ParamArrayAttribute), false);
        HasReferences = Array.Exists(Parameters, p => p.ParameterType.IsByRef && !p.IsIn);
        Blocks = HostTasks.Block(info);
        TakesObject = info is { IsStatic: false, IsConstructor: false };
        IsCallable = !info.ContainsGenericParameters && !Array.Exists(Types, t => t.IsPointer || t.IsFunctionPointer || t.IsByRefLike)
            && (info is not MethodInfo { ReturnType: var r } || HostSpans.IsResult(r) && !(HasSpans && r.IsByRef));
        if (IsCallable && !HasSpans)
        {
            method = info is MethodInfo m ? MethodInvoker.Create(m) : null;
            constructor = info is ConstructorInfo c ? ConstructorInvoker.Create(c) : null;
        }
    }

    public MethodBase Info { get; }

    /// <summary>Static, and found on objects of its first parameter's type.</summary>
    public bool IsExtension { get; }

    public ParameterInfo[] Parameters { get; }

    /// <summary>Of the parameters, without the reference if they are by reference; the memory that stands for a span.</summary>
    public Type[] Types { get; }

    /// <summary>A result, not an argument.</summary>
    public bool[] IsOut { get; }

    /// <summary>The last parameter takes any number of arguments.</summary>
    public bool HasRest { get; }

    /// <summary>It takes or gives a span.</summary>
    public bool HasSpans { get; }

    /// <summary>Some parameters are results.</summary>
    public bool HasReferences { get; }

    /// <summary>It waits for what other threads do.</summary>
    public bool Blocks { get; }

    /// <summary>The object is the first argument.</summary>
    public bool TakesObject { get; }

    /// <summary>False for a generic method without its type arguments, and for those with pointers, or what else lives on the stack only.</summary>
    public bool IsCallable { get; }

    /// <summary>What it gives are Python's values, copied, not .NET's objects: it implements what a Python Protocol asks for.</summary>
    public bool GivesValues { get; init; }

    public bool ReturnsNothing => Info is MethodInfo { ReturnType: var type } && type == typeof(void);

    /// <summary>Makes the call; what is by reference is in the arguments afterwards.</summary>
    public object? Invoke(object? target, object?[] arguments) =>
        HasSpans ? (ofSpans ??= HostSpans.Of(Info))(target, arguments)
        : constructor is not null ? constructor.Invoke(arguments.AsSpan())
        : target is IHostSubclass && HostSubclasses.BaseMethod(target.GetType(), Info) is { } own ? MethodInvoker.Create(own).Invoke(target, arguments.AsSpan())
        : method!.Invoke(target, arguments.AsSpan());

    public override string ToString() => HostNames.Of(Info);
}
