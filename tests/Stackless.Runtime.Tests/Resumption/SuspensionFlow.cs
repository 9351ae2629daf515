// What a method does with the result of one call that may come back suspended, found by following its code for every way the result
// may turn out. The null value has to leave the method at once, either because the call's result is the method's own (a tail call) or
// after the rest of the work has been handed over (ThreadState.Then, Capture); anything else loses the rest of the work.
// Values are followed through the evaluation stack, locals and parameters, and into methods that are passed the result untested.

using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using Stackless.Runtime.CompilerServices;
using Il = Mono.Cecil.Cil.Code;

namespace Stackless.Runtime.Tests.Resumption;
sealed class SuspensionFlow
{
    const int MostSteps = 200_000;

    enum Kind : byte
    {
        Unknown,
        Number,

        /// <summary>The call's result, and its Object.</summary>
        Result,
        ResultObject,

        /// <summary>True if the result is null; false if it is.</summary>
        IsNull,
        IsNotNull,

        /// <summary>False if the result is null, else unknown; and its negation.</summary>
        NeedsResult,
        LacksResult,
        AddressOfLocal,
        AddressOfArgument,

        /// <summary>A parameter that is a reference to the caller's value.</summary>
        Reference,
    }

    readonly record struct Item(Kind Kind, int Number = 0);

    enum Knowledge : byte
    {
        Open,
        Null,
        Given,
    }

    sealed class State
    {
        public required Instruction At;
        public required Item[] Stack;
        public required Item[] Locals;
        public required Item[] Arguments;
        public Knowledge Knowledge;
        public bool IsHandedOver;
        public bool HasActed;

        /// <summary>Where null and given parted.</summary>
        public int Fork;

        public State At_(Instruction at, params ReadOnlySpan<Item> stack) => new()
        {
            At = at, Stack = stack.ToArray(), Locals = Locals, Arguments = Arguments,
            Knowledge = Knowledge, IsHandedOver = IsHandedOver, HasActed = HasActed, Fork = Fork,
        };

        public string Key => string.Join(' ', At.Offset, Knowledge, IsHandedOver, HasActed, Fork, string.Join(',', Stack), "|", string.Join(',', Locals), "|", string.Join(',', Arguments));
    }

    readonly CallGraph graph;
    readonly Dictionary<(MethodDefinition, int), bool> parameters = [];
    MethodDefinition? current;

    public SuspensionFlow(CallGraph graph) => this.graph = graph;

    /// <summary>Null if the call's suspension is passed on properly, otherwise what is wrong.</summary>
    public string? Check(MethodDefinition method, Instruction call)
    {
        var depth = DepthAfter(method, call);
        var stack = new Item[depth];
        stack[^1] = new Item(Kind.Result);
        return Follow(method, call, call.Next, stack, []);
    }

    // A method that is passed a result that may be null: does it pass the suspension on?
    bool HandlesParameter(MethodDefinition method, int index)
    {
        if (!method.HasBody)
        {
            return false;
        }
        if (!parameters.TryGetValue((method, index), out var handles))
        {
            parameters[(method, index)] = true;
            var arguments = new Item[method.Parameters.Count + (method.HasThis ? 1 : 0)];
            arguments[index] = new Item(Kind.Result);
            handles = Follow(method, null, method.Body.Instructions[0], [], arguments) is null;
            parameters[(method, index)] = handles;
        }
        return handles;
    }

    string? Follow(MethodDefinition method, Instruction? call, Instruction start, Item[] stack, Item[] arguments)
    {
        var outer = current;
        current = method;
        var fault = Explore(method, call, start, stack, arguments);
        current = outer;
        return fault;
    }

    string? Explore(MethodDefinition method, Instruction? call, Instruction start, Item[] stack, Item[] arguments)
    {
        arguments = arguments.Length > 0 ? arguments : new Item[method.Parameters.Count + (method.HasThis ? 1 : 0)];
        foreach (var parameter in method.Parameters.Where(p => p.ParameterType.IsByReference))
        {
            arguments[parameter.Sequence] = new Item(Kind.Reference);
        }
        var seen = new HashSet<string>();
        var work = new Stack<State>();
        var lost = new HashSet<int>();
        var continued = new HashSet<int>();
        var forks = 0;
        work.Push(new State
        {
            At = start,
            Stack = stack,
            Locals = new Item[method.Body.Variables.Count],
            Arguments = arguments,
        });
        var steps = 0;
        while (work.TryPop(out var state))
        {
            while (true)
            {
                if (!seen.Add(state.Key))
                {
                    break;
                }
                if (++steps > MostSteps)
                {
                    return "too intricate to follow";
                }
                if (state.At == call || state.At.OpCode.Code is Il.Ret)
                {
                    var returnsIt = state.At.OpCode.Code is Il.Ret && state.Stack.Length > 0 && state.Stack[^1].Kind == Kind.Result;
                    switch (state.Knowledge)
                    {
                        case Knowledge.Open when state.IsHandedOver:
                            break;
                        case Knowledge.Open when !returnsIt:
                            return "the result is not tested";
                        case Knowledge.Open when state.HasActed:
                            return "work after the call is not handed over";
                        case Knowledge.Null when !state.IsHandedOver:
                            lost.Add(state.Fork);
                            break;
                        case Knowledge.Given when !returnsIt || state.HasActed:
                            continued.Add(state.Fork);
                            break;
                    }
                    break;
                }
                if (Step(state, work, ref forks) is not { } next)
                {
                    break;
                }
                state = next;
            }
        }
        return lost.Overlaps(continued) ? "a suspension loses the work after the call" : null;
    }

    // One instruction on; other ways to go are pushed. Null: this way ends.
    State? Step(State s, Stack<State> work, ref int forks)
    {
        var i = s.At;
        var stack = s.Stack;
        Item Top(int n = 1) => stack.Length >= n ? stack[^n] : default;
        State Pushing(int popped, Item pushed) => s.At_(i.Next, [.. stack[..^popped], pushed]);
        switch (i.OpCode.Code)
        {
            case Il.Ldloc_0 or Il.Ldloc_1 or Il.Ldloc_2 or Il.Ldloc_3 or Il.Ldloc_S or Il.Ldloc:
                return Pushing(0, s.Locals[LocalOf(i)]);
            case Il.Stloc_0 or Il.Stloc_1 or Il.Stloc_2 or Il.Stloc_3 or Il.Stloc_S or Il.Stloc:
                var stored = s.At_(i.Next, stack[..^1]);
                stored.Locals = With(s.Locals, LocalOf(i), Top());
                return stored;
            case Il.Ldloca or Il.Ldloca_S:
                return Pushing(0, new Item(Kind.AddressOfLocal, LocalOf(i)));
            case Il.Ldarg_0 or Il.Ldarg_1 or Il.Ldarg_2 or Il.Ldarg_3 or Il.Ldarg_S or Il.Ldarg:
                return Pushing(0, s.Arguments[ArgumentOf(i)]);
            case Il.Ldarga or Il.Ldarga_S:
                return Pushing(0, new Item(Kind.AddressOfArgument, ArgumentOf(i)));
            case Il.Starg or Il.Starg_S:
                var passed = s.At_(i.Next, stack[..^1]);
                passed.Arguments = With(s.Arguments, ArgumentOf(i), Top());
                return passed;
            case Il.Dup:
                return Pushing(0, Top());
            case Il.Stobj when Top().Kind == Kind.Result && Top(2).Kind == Kind.Reference && IsFrame(current!.DeclaringType):
                // Given to the frame's own loop, which captures the frame.
                var given = s.At_(i.Next, stack[..^2]);
                given.IsHandedOver = true;
                return given;
            case Il.Ldobj when IsResult(s, Top()):
                return Pushing(1, new Item(Kind.Result));
            case Il.Initobj when Top().Kind == Kind.AddressOfLocal:
                var cleared = s.At_(i.Next, stack[..^1]);
                cleared.Locals = With(s.Locals, Top().Number, default);
                return cleared;
            case >= Il.Ldc_I4_M1 and <= Il.Ldc_I4_8:
                return Pushing(0, new Item(Kind.Number, i.OpCode.Code - Il.Ldc_I4_0));
            case Il.Ldc_I4_S:
                return Pushing(0, new Item(Kind.Number, (sbyte)i.Operand));
            case Il.Ldfld when ((FieldReference)i.Operand).Name == "Object" && IsResult(s, Top()):
                return Pushing(1, new Item(Kind.ResultObject));
            case Il.Ldfld when ((FieldReference)i.Operand).Name == "Pending" && s.Knowledge == Knowledge.Null:
                return Pushing(1, new Item(Kind.Number, (int)Pending.Suspend));
            case Il.Isinst when Top().Kind == Kind.ResultObject:
                return Pushing(1, s.Knowledge == Knowledge.Given ? default : new Item(Kind.NeedsResult));
            case Il.Ldnull:
                return Pushing(0, new Item(Kind.Number));
            case Il.Ceq when Top(2).Kind == Kind.ResultObject && Top() is { Kind: Kind.Number, Number: 0 }:
                return Pushing(2, new Item(Kind.IsNull));
            case Il.Ceq when Top(2).Kind == Kind.ResultObject:
                return Pushing(2, new Item(Kind.NeedsResult));
            case Il.Ceq when Top() is { Kind: Kind.Number, Number: 0 }:
                return Pushing(2, Top(2).Kind switch
                {
                    Kind.IsNull => new Item(Kind.IsNotNull),
                    Kind.IsNotNull => new Item(Kind.IsNull),
                    Kind.NeedsResult => new Item(Kind.LacksResult),
                    Kind.LacksResult => new Item(Kind.NeedsResult),
                    Kind.Number => new Item(Kind.Number, Top(2).Number == 0 ? 1 : 0),
                    _ => default,
                });
            case Il.Ceq when Top(2).Kind == Kind.Number && Top().Kind == Kind.Number:
                return Pushing(2, new Item(Kind.Number, Top(2).Number == Top().Number ? 1 : 0));
            case Il.Cgt_Un when Top() is { Kind: Kind.Number, Number: 0 } && Top(2).Kind is Kind.NeedsResult or Kind.LacksResult or Kind.Number:
                return Pushing(2, Top(2));
            case Il.Cgt_Un when Top() is { Kind: Kind.Number, Number: 0 } && Top(2).Kind is Kind.ResultObject:
                return Pushing(2, new Item(Kind.IsNotNull));
            case Il.Br or Il.Br_S:
                return s.At_((Instruction)i.Operand, stack);
            case Il.Leave or Il.Leave_S:
                return s.At_((Instruction)i.Operand);
            case Il.Switch:
                foreach (var target in (Instruction[])i.Operand)
                {
                    work.Push(s.At_(target, stack[..^1]));
                }
                return s.At_(i.Next, stack[..^1]);
            case Il.Throw or Il.Rethrow or Il.Endfinally or Il.Jmp:
                return null;
            case Il.Stfld or Il.Stsfld:
                var acted = s.At_(i.Next, stack[..^(i.OpCode.Code == Il.Stfld ? 2 : 1)]);
                acted.HasActed = true;
                return acted;
            case Il.Call or Il.Callvirt or Il.Newobj:
                return Call(s, (MethodReference)i.Operand);
        }
        if (i.OpCode.FlowControl == FlowControl.Cond_Branch)
        {
            return Branch(s, work, ref forks);
        }
        var pops = Pops(i, stack.Length);
        return s.At_(i.Next, [.. stack[..^pops], .. new Item[Pushes(i)]]);
    }

    State Branch(State s, Stack<State> work, ref int forks)
    {
        var i = s.At;
        var target = (Instruction)i.Operand;
        var pops = Pops(i, s.Stack.Length);
        var rest = s.Stack[..^pops];
        var tested = s.Stack[^1];
        var isTrueBranch = i.OpCode.Code is Il.Brtrue or Il.Brtrue_S;
        var isUnary = pops == 1;
        if (!isUnary && i.OpCode.Code is Il.Beq or Il.Beq_S or Il.Bne_Un or Il.Bne_Un_S)
        {
            // (x == constant), where both are known, or x is the object of the result.
            var jumpsOnEqual = i.OpCode.Code is Il.Beq or Il.Beq_S;
            if (s.Stack[^2].Kind == Kind.Number && tested.Kind == Kind.Number)
            {
                return s.At_((s.Stack[^2].Number == tested.Number) == jumpsOnEqual ? target : i.Next, rest);
            }
            if (s.Stack[^2].Kind == Kind.ResultObject || tested.Kind == Kind.ResultObject)
            {
                tested = new Item(Kind.NeedsResult);
                isUnary = true;
                isTrueBranch = jumpsOnEqual;
            }
        }
        if (isUnary)
        {
            Instruction When(bool condition) => condition == isTrueBranch ? target : i.Next;
            if (tested.Kind == Kind.Number)
            {
                return s.At_(When(tested.Number != 0), rest);
            }
            // What the condition is for a null result.
            bool? forNull = tested.Kind switch
            {
                Kind.IsNull or Kind.LacksResult => true,
                Kind.IsNotNull or Kind.NeedsResult or Kind.ResultObject => false,
                _ => null,
            };
            if (forNull is { } condition)
            {
                if (s.Knowledge == Knowledge.Null)
                {
                    return s.At_(When(condition), rest);
                }
                var fork = s.Knowledge == Knowledge.Given ? s.Fork : ++forks;
                if (s.Knowledge == Knowledge.Open)
                {
                    var isNull = s.At_(When(condition), rest);
                    isNull.Knowledge = Knowledge.Null;
                    isNull.Fork = fork;
                    work.Push(isNull);
                }
                if (tested.Kind is Kind.NeedsResult or Kind.LacksResult)
                {
                    var same = s.At_(When(condition), rest);
                    same.Knowledge = Knowledge.Given;
                    same.Fork = fork;
                    work.Push(same);
                }
                var given = s.At_(When(!condition), rest);
                given.Knowledge = Knowledge.Given;
                given.Fork = fork;
                return given;
            }
        }
        work.Push(s.At_(target, rest));
        return s.At_(i.Next, rest);
    }

    State Call(State s, MethodReference called)
    {
        var i = s.At;
        var isNew = i.OpCode.Code == Il.Newobj;
        var count = called.Parameters.Count + (called.HasThis && !isNew ? 1 : 0);
        var given = s.Stack[^count..];
        var result = default(Item);
        var isHandedOver = s.IsHandedOver;
        var hasActed = s.HasActed;
        var type = called.DeclaringType.Name;
        if (type == "Value" && called.HasThis && count == 1 && IsResult(s, given[0]))
        {
            result = new Item(called.Name == "get_IsNull" ? Kind.IsNull : Kind.NeedsResult);
            result = s.Knowledge == Knowledge.Given && result.Kind == Kind.NeedsResult ? default : result;
        }
        else if (type == "ThreadState" && called.Name == "Probe" && given[1].Kind == Kind.Result)
        {
            // Null stays null, with the same reason or a capture of the stack.
            result = given[1];
        }
        else if (type == "Evaluator" && called.Name == "Leave")
        {
            // Goes to the handler, or captures the function's frame.
            isHandedOver = true;
        }
        else if (type == "ThreadState" && called.Name is "Then" or "Capture" or "SpillWith" or "Spill")
        {
            isHandedOver = true;
        }
        else if (type == "ThreadState" && called.Name == "get_IsRaising" && s.Knowledge == Knowledge.Null)
        {
            result = new Item(Kind.Number);
        }
        else if (s.Knowledge != Knowledge.Given && called.Resolve() is { } method && method.Module == called.Module)
        {
            for (var a = 0; a < count; a++)
            {
                if (given[a].Kind == Kind.Result && HandlesParameter(Own(method), a))
                {
                    isHandedOver = true;
                }
            }
        }
        var isVoid = called.ReturnType.Name == "Void";
        hasActed |= isVoid && !isNew && called.Name != ".ctor";
        var next = s.At_(i.Next, isVoid && !isNew ? s.Stack[..^count] : [.. s.Stack[..^count], result]);
        next.IsHandedOver = isHandedOver;
        next.HasActed = hasActed;
        if (isVoid && called.Name == ".ctor" && called.DeclaringType.IsValueType && given[0].Kind == Kind.AddressOfLocal)
        {
            next.Locals = With(next.Locals, given[0].Number, default);
        }
        return next;
    }

    // The code that a call of a virtual method on this object comes to, as far as this class knows.
    MethodDefinition Own(MethodDefinition called) => !called.IsVirtual ? called
        : current!.DeclaringType.Methods.FirstOrDefault(m => m.IsVirtual && m.Name == called.Name && m.Parameters.Count == called.Parameters.Count) ?? called;

    static bool IsFrame(TypeDefinition? type)
    {
        for (; type is not null; type = type.BaseType?.Resolve())
        {
            if (type.Name == nameof(Frame))
            {
                return true;
            }
        }
        return false;
    }

    static bool IsResult(State s, Item item) => item.Kind switch
    {
        Kind.Result => true,
        Kind.AddressOfLocal => s.Locals[item.Number].Kind == Kind.Result,
        Kind.AddressOfArgument => s.Arguments[item.Number].Kind == Kind.Result,
        _ => false,
    };

    static Item[] With(Item[] items, int index, Item item)
    {
        Item[] copy = [.. items];
        copy[index] = item;
        return copy;
    }

    static int LocalOf(Instruction i) => i.OpCode.Code switch
    {
        Il.Ldloc_0 or Il.Stloc_0 => 0,
        Il.Ldloc_1 or Il.Stloc_1 => 1,
        Il.Ldloc_2 or Il.Stloc_2 => 2,
        Il.Ldloc_3 or Il.Stloc_3 => 3,
        _ => ((VariableDefinition)i.Operand).Index,
    };

    static int ArgumentOf(Instruction i) => i.OpCode.Code switch
    {
        Il.Ldarg_0 => 0,
        Il.Ldarg_1 => 1,
        Il.Ldarg_2 => 2,
        Il.Ldarg_3 => 3,
        _ => ((ParameterDefinition)i.Operand).Sequence,
    };

    // ---- the depth of the evaluation stack --------------------------------------------------------------------------------

    static int DepthAfter(MethodDefinition method, Instruction call)
    {
        var depths = new Dictionary<Instruction, int> { [method.Body.Instructions[0]] = 0 };
        var work = new Stack<Instruction>([method.Body.Instructions[0]]);
        foreach (var handler in method.Body.ExceptionHandlers)
        {
            depths[handler.HandlerStart] = handler.HandlerType is ExceptionHandlerType.Catch ? 1 : 0;
            work.Push(handler.HandlerStart);
        }
        while (work.TryPop(out var i))
        {
            var after = depths[i] - Pops(i, depths[i]) + Pushes(i);
            if (i == call)
            {
                return after;
            }
            IEnumerable<Instruction> targets = i.Operand switch
            {
                Instruction one => [one],
                Instruction[] many => many,
                _ => [],
            };
            var fallsThrough = i.OpCode.FlowControl is not (FlowControl.Branch or FlowControl.Return or FlowControl.Throw);
            foreach (var target in fallsThrough ? targets.Append(i.Next) : targets)
            {
                if (depths.TryAdd(target, after))
                {
                    work.Push(target);
                }
            }
        }
        throw new InvalidOperationException($"{method.FullName}: the call at {call.Offset} is not reached");
    }

    static int Pops(Instruction i, int depth)
    {
        switch (i.OpCode.StackBehaviourPop)
        {
            case StackBehaviour.Pop0:
                return 0;
            case StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref:
                return 1;
            case StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi or StackBehaviour.Popi_popi8 or StackBehaviour.Popi_popr4
                or StackBehaviour.Popi_popr8 or StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi:
                return 2;
            case StackBehaviour.PopAll:
                return depth;
            case StackBehaviour.Varpop when i.OpCode.Code == Il.Ret:
                return depth;
            case StackBehaviour.Varpop:
                var called = (IMethodSignature)i.Operand;
                return called.Parameters.Count + (called.HasThis && i.OpCode.Code != Il.Newobj ? 1 : 0) + (i.OpCode.Code == Il.Calli ? 1 : 0);
            default:
                return 3;
        }
    }

    static int Pushes(Instruction i) => i.OpCode.StackBehaviourPush switch
    {
        StackBehaviour.Push0 => 0,
        StackBehaviour.Push1_push1 => 2,
        StackBehaviour.Varpush => ((IMethodSignature)i.Operand).ReturnType.Name == "Void" ? 0 : 1,
        _ => 1,
    };
}
