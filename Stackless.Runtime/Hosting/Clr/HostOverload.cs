// One method or constructor of .NET, with what calls need to know of its parameters, worked out once.
using System.Reflection;

namespace Stackless.Runtime;

sealed class HostOverload
{
    readonly MethodInvoker? method;
    readonly ConstructorInvoker? constructor;

    public HostOverload(MethodBase info, bool isExtension = false)
    {
        Info = info;
        IsExtension = isExtension;
        Parameters = info.GetParameters();
        Types = Array.ConvertAll(Parameters, p => p.ParameterType.IsByRef ? p.ParameterType.GetElementType()! : p.ParameterType);
        IsOut = Array.ConvertAll(Parameters, p => p.ParameterType.IsByRef && p.IsOut);
        HasRest = Parameters.Length > 0 && Parameters[^1].IsDefined(typeof(ParamArrayAttribute), false);
        HasReferences = Array.Exists(Parameters, p => p.ParameterType.IsByRef && !p.IsIn);
        TakesObject = info is { IsStatic: false, IsConstructor: false };
        // What a span is of is copied for the call; a method that gives one back has nothing that could be kept.
        IsCallable = !info.ContainsGenericParameters
            && !Array.Exists(Types, t => t.IsPointer || t.IsByRefLike)
            && (info is not MethodInfo { ReturnType: var r } || !r.IsByRefLike && !r.IsPointer);
        if (IsCallable)
        {
            method = info is MethodInfo m ? MethodInvoker.Create(m) : null;
            constructor = info is ConstructorInfo c ? ConstructorInvoker.Create(c) : null;
        }
    }

    public MethodBase Info { get; }

    /// <summary>Static, and found on objects of its first parameter's type.</summary>
    public bool IsExtension { get; }

    public ParameterInfo[] Parameters { get; }

    /// <summary>Of the parameters, without the reference if they are by reference.</summary>
    public Type[] Types { get; }

    /// <summary>A result, not an argument.</summary>
    public bool[] IsOut { get; }

    /// <summary>The last parameter takes any number of arguments.</summary>
    public bool HasRest { get; }

    /// <summary>Some parameters are results.</summary>
    public bool HasReferences { get; }

    /// <summary>The object is the first argument.</summary>
    public bool TakesObject { get; }

    /// <summary>False for a generic method without its type arguments, and for those with pointers and spans.</summary>
    public bool IsCallable { get; }

    public bool ReturnsNothing => Info is MethodInfo { ReturnType: var type } && type == typeof(void);

    /// <summary>Makes the call; what is by reference is in the arguments afterwards.</summary>
    public object? Invoke(object? target, object?[] arguments) =>
        constructor is not null ? constructor.Invoke(arguments.AsSpan())
        : target is IHostSubclass && HostSubclasses.BaseMethod(target.GetType(), Info) is { } own ? MethodInvoker.Create(own).Invoke(target, arguments.AsSpan())
        : method!.Invoke(target, arguments.AsSpan());

    public override string ToString() => HostNames.Of(Info);
}
