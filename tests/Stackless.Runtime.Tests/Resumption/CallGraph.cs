// Which methods of the built runtime may run Python code and come back suspended: those that call a compiled function's body
// through its pointer, give way, or call such a method, directly or through an override. The outermost entries, which run a program
// to its end, are where that stops.

using Mono.Cecil;
using Mono.Cecil.Cil;
using Stackless.Runtime.CompilerServices;
using Il = Mono.Cecil.Cil.Code;

namespace Stackless.Runtime.Tests.Resumption;
sealed class CallGraph
{
    readonly Dictionary<MethodDefinition, List<MethodDefinition>> overrides = [];
    readonly HashSet<MethodDefinition> suspendable = [];

    readonly HashSet<ModuleDefinition> modules;

    public CallGraph(IEnumerable<ModuleDefinition> modules, Func<MethodDefinition, bool> isOutermost)
    {
        this.modules = [.. modules];
        Methods = [.. this.modules.SelectMany(m => m.GetTypes()).SelectMany(t => t.Methods).Where(m => m.HasBody)];
        FindOverrides();
        Close(isOutermost);
    }

    public IReadOnlyList<MethodDefinition> Methods { get; }

    /// <summary>Where a virtual call may come to, besides the method itself.</summary>
    public IEnumerable<MethodDefinition> OverridesOf(MethodDefinition method) => overrides.GetValueOrDefault(method, []);

    public bool MaySuspend(MethodReference called) => called.Resolve() is { } method && suspendable.Contains(method);

    /// <summary>A call whose result may be the null value of a suspension.</summary>
    public bool IsSuspendableCall(Instruction instruction) => instruction.OpCode.Code switch
    {
        Il.Calli => ((CallSite)instruction.Operand).ReturnType.Name == "Value",
        Il.Call or Il.Callvirt => instruction.Operand is MethodReference { ReturnType.Name: "Value" } called && MaySuspend(called),
        _ => false,
    };

    void FindOverrides()
    {
        foreach (var method in modules.SelectMany(m => m.GetTypes()).SelectMany(t => t.Methods).Where(m => m.IsVirtual))
        {
            for (var type = method.DeclaringType.BaseType?.Resolve(); type is not null && modules.Contains(type.Module); type = type.BaseType?.Resolve())
            {
                AddOverrides(type, method);
            }
            foreach (var implemented in method.DeclaringType.Interfaces)
            {
                if (implemented.InterfaceType.Resolve() is { } type && modules.Contains(type.Module))
                {
                    AddOverrides(type, method);
                }
            }
        }
    }

    void AddOverrides(TypeDefinition type, MethodDefinition method)
    {
        foreach (var overridden in type.Methods.Where(m => m.IsVirtual && m.Name == method.Name && m.Parameters.Count == method.Parameters.Count))
        {
            if (overridden.Parameters.Zip(method.Parameters).All(p => p.First.ParameterType.FullName == p.Second.ParameterType.FullName))
            {
                (overrides.TryGetValue(overridden, out var list) ? list : overrides[overridden] = []).Add(method);
            }
        }
    }

    void Close(Func<MethodDefinition, bool> isOutermost)
    {
        var callers = new Dictionary<MethodDefinition, List<MethodDefinition>>();
        var work = new Queue<MethodDefinition>();
        void Mark(MethodDefinition method)
        {
            if (!isOutermost(method) && suspendable.Add(method))
            {
                work.Enqueue(method);
            }
        }
        foreach (var method in Methods)
        {
            foreach (var instruction in method.Body.Instructions)
            {
                if (instruction.OpCode.Code == Il.Calli && ((CallSite)instruction.Operand).ReturnType.Name == "Value")
                {
                    Mark(method);
                }
                else if (instruction.Operand is MethodReference reference && instruction.OpCode.Code is Il.Call or Il.Callvirt or Il.Newobj
                    && reference.Resolve() is { } called && modules.Contains(called.Module))
                {
                    AddCaller(called, method);
                    if (instruction.OpCode.Code == Il.Callvirt && overrides.TryGetValue(called, out var others))
                    {
                        others.ForEach(o => AddCaller(o, method));
                    }
                }
            }
            if (method.DeclaringType.Name == "ThreadState" && method.Name is "Suspend" or "SpillWith")
            {
                Mark(method);
            }
        }
        void AddCaller(MethodDefinition called, MethodDefinition caller) =>
            (callers.TryGetValue(called, out var list) ? list : callers[called] = []).Add(caller);
        while (work.TryDequeue(out var method))
        {
            callers.GetValueOrDefault(method)?.ForEach(Mark);
        }
        // A call of the overridden method may land in the override.
        foreach (var (overridden, others) in overrides)
        {
            if (others.Any(suspendable.Contains))
            {
                suspendable.Add(overridden);
            }
        }
    }
}
