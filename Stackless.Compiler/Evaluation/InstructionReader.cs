// From the evaluator's instructions back to IR: what InstructionWriter wrote, operation for operation, so that the passes behind Lowering find the
// same sites and the same slots. Constants are the very objects that the instructions refer to. Instructions marked "first" say nothing of their own.
using System.Numerics;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Ir;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;
using BinaryOp = Stackless.Compiler.Ir.BinaryOp;
using Call = Stackless.Compiler.Ir.Call;
using Compare = Stackless.Compiler.Ir.Compare;
using Raise = Stackless.Compiler.Ir.Raise;
using Return = Stackless.Compiler.Ir.Return;
using Slot = Stackless.Runtime.CompilerServices.Slot;
using UnaryOp = Stackless.Compiler.Ir.UnaryOp;
using Yield = Stackless.Compiler.Ir.Yield;

namespace Stackless.Compiler.Evaluation;
/// <summary>A literal that is an object: that object.</summary>
sealed record ConstantObject(PyObject Object) : ConstantValue;

sealed class InstructionReader
{
    readonly EvaluatedModule module;
    readonly EvaluatedFunction source;
    readonly Func<int, IrFunction> functionAt;
    readonly IrFunction function;
    readonly Dictionary<int, Block> blockAt = [];
    int at;
    int instruction;

    InstructionReader(EvaluatedModule module, EvaluatedFunction source, Func<int, IrFunction> functionAt)
    {
        this.module = module;
        this.source = source;
        this.functionAt = functionAt;
        function = Declare(source);
    }

    /// <summary>By operation that has an attribute entry: its number.</summary>
    public Dictionary<Op, int> Entries { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>A function without its code: what others refer to it by.</summary>
    public static IrFunction Declare(EvaluatedFunction source)
    {
        var header = source.Header;
        var hasNamespace = (header.Flags & CodeFlags.HasNamespace) != 0;
        return new IrFunction(header.Texts.Name, source.QualifiedName, hasNamespace ? FunctionKind.ClassBody : source.QualifiedName == "<module>" ? FunctionKind.Module : FunctionKind.Function)
        {
            FirstLine = header.FirstLine,
            PositionalOnlyCount = header.PositionalOnlyCount,
            PositionalCount = hasNamespace ? 0 : header.PositionalCount,
            KeywordOnlyCount = header.KeywordOnlyCount,
            HasVarArgs = (header.Flags & CodeFlags.HasVarArgs) != 0,
            HasVarKeywords = (header.Flags & CodeFlags.HasVarKeywords) != 0,
            IsGenerator = (header.Flags & CodeFlags.IsGenerator) != 0,
            IsCoroutine = (header.Flags & (CodeFlags.IsCoroutine | CodeFlags.IsAsyncGenerator)) != 0,
            IsAsyncGenerator = (header.Flags & CodeFlags.IsAsyncGenerator) != 0,
            KeepsVariables = (header.Flags & CodeFlags.KeepsVariables) != 0,
        };
    }

    /// <param name="functionAt">By number in the module: what MakeFunction makes.</param>
    public static (IrFunction Function, Dictionary<Op, int> Entries) Run(EvaluatedModule module, EvaluatedFunction source, Func<int, IrFunction> functionAt)
    {
        var reader = new InstructionReader(module, source, functionAt);
        reader.Read();
        return (reader.function, reader.Entries);
    }

    void Read()
    {
        var parameters = source.ParameterCount;
        for (var i = 0; i < source.RegisterCount; i++)
        {
            var name = source.RegisterNames[i];
            var kind = i < parameters ? LocalKind.Parameter : name is null ? LocalKind.Temporary : LocalKind.Variable;
            var isCell = name is not null && name.StartsWith(EvaluatedFunction.CellMark);
            function.Locals.Add(new Local(name is null ? "." + i : isCell ? name[1..] : name, kind, i) { IsCell = isCell });
        }
        var blocks = source.BlockStarts;
        for (var i = 0; i < blocks.Length; i++)
        {
            function.Blocks.Add(new Block(null) { Id = i });
            blockAt[blocks[i]] = function.Blocks[i];
        }
        for (var i = 0; i < blocks.Length; i++)
        {
            var block = function.Blocks[i];
            block.Handler = source.BlockHandlers[i] < 0 ? null : function.Blocks[source.BlockHandlers[i]];
            at = blocks[i];
            var end = i + 1 < blocks.Length ? blocks[i + 1] : source.Words.Length;
            while (at < end)
            {
                ReadInstruction(block);
            }
            block.Terminator ??= new Jump(function.Blocks[i + 1]);
        }
    }

    // ---- words -----------------------------------------------------------------------------------------------------------

    int Number() => source.Words[at++];

    Local Register() => function.Locals[source.Words[at++]];

    Local? Destination()
    {
        int number = source.Words[at++];
        return number == Opcodes.None ? null : function.Locals[number];
    }

    Operand Operand()
    {
        int number = source.Words[at++];
        return number < Opcodes.FirstConstant ? function.Locals[number] : ConstantOf(source.Constants[number - Opcodes.FirstConstant]);
    }

    Operand? Optional()
    {
        if (source.Words[at] == Opcodes.None)
        {
            at++;
            return null;
        }
        return Operand();
    }

    Operand[] Operands()
    {
        var operands = new Operand[Number()];
        for (var i = 0; i < operands.Length; i++)
        {
            operands[i] = Operand();
        }
        return operands;
    }

    Operand[] Operands(int count)
    {
        var operands = new Operand[count];
        for (var i = 0; i < count; i++)
        {
            operands[i] = Operand();
        }
        return operands;
    }

    Block Target()
    {
        var distance = source.Words[at] | source.Words[at + 1] << 16;
        at += 2;
        return blockAt[instruction + distance];
    }

    string Name() => module.Names[Number()].Text;

    string Global() => module.Names[module.Globals[Number()]].Text;

    string[] Keywords() => Array.ConvertAll(module.Keywords[Number()], k => k.Text);

    // The operation with that entry is the one that the caller makes of the name.
    (string Name, int Entry) Entry()
    {
        var entry = Number();
        return (module.Names[module.Entries[entry]].Text, entry);
    }

    static Const ConstantOf(Value value) => new(new Constant(ValueOf(value), null, Span.None));

    static ConstantValue ValueOf(Value value) =>
        value.IsInt ? new ConstantInt(new BigInteger(value.Bits))
        : value.IsFloat ? new ConstantFloat(value.AsDouble)
        : value.IsNone ? ConstantNone.Instance
        : value.IsTrue || value.IsFalse ? new ConstantBool(value.IsTrue)
        : new ConstantObject(value.Object);

    // ---- operations --------------------------------------------------------------------------------------------------------

    void Add(Block block, Op op) => block.Ops.Add(op);

    void Add(Block block, Op op, int entry)
    {
        Entries.Add(op, entry);
        block.Ops.Add(op);
    }

    // A function of a module that calls a global of its own name with all its parameters.
    bool IsProbablyItself(Block block, Operand callee, int count) =>
        function.Kind == FunctionKind.Function && !function.IsGenerator && function.QualifiedName == function.Name && count == function.PositionalCount && count == function.ParameterCount
        && block.Ops.FindLast(op => ReferenceEquals(op.Dest, callee)) is LoadGlobal { Name: var name } && name == function.Name;

    void ReadInstruction(Block block)
    {
        instruction = at;
        var opcode = (Opcode)Number();
        Local? d = null;
        var format = Opcodes.FormatOf(opcode);
        if (format.StartsWith('s'))
        {
            at++;
            d = Destination();
        }
        else if (format.StartsWith('d'))
        {
            d = Destination();
        }
        switch (opcode)
        {
            case Opcode.Move: Add(block, new Move(d!, Operand())); break;
            case Opcode.LoadConstant: Add(block, new Move(d!, ConstantOf(source.Constants[Number() | Number() << 16]))); break;
            case Opcode.Unbind: Add(block, new Unbind(d!)); break;
            case Opcode.CheckBound:
                var variable = Register();
                at++;
                Add(block, new CheckBound(variable, Number() != 0));
                break;
            case Opcode.LoadGlobal: Add(block, new LoadGlobal(d!, Global())); break;
            case Opcode.StoreGlobal: Add(block, new StoreGlobal(Global(), Operand())); break;
            case Opcode.DeleteGlobal: Add(block, new DeleteGlobal(Global())); break;
            case Opcode.LoadName: Add(block, new LoadName(d!, Register(), Global(), (Local?)Optional())); break;
            case Opcode.StoreName: Add(block, new StoreName(Register(), Name(), Operand())); break;
            case Opcode.DeleteName: Add(block, new DeleteName(Register(), Name())); break;
            case Opcode.MakeCell: Add(block, new MakeCell(d!, Optional())); break;
            case Opcode.LoadClosureCell: Add(block, new LoadClosureCell(d!, Number())); break;
            case Opcode.LoadCell: Add(block, new LoadCell(d!, Register(), Name(), Number() != 0)); break;
            case Opcode.StoreCell: Add(block, new StoreCell(Register(), Operand())); break;
            case Opcode.DeleteCell: Add(block, new DeleteCell(Register(), Name(), Number() != 0)); break;
            case Opcode.LoadAttr:
            {
                var o = Operand();
                var (name, entry) = Entry();
                Add(block, new LoadAttr(d!, o, name), entry);
                break;
            }
            case Opcode.StoreAttr:
            {
                var (o, value) = (Operand(), Operand());
                var (name, entry) = Entry();
                Add(block, new StoreAttr(o, name, value), entry);
                break;
            }
            case Opcode.DeleteAttr: Add(block, new DeleteAttr(Operand(), Name())); break;
            case Opcode.LoadSpecial: Add(block, new LoadSpecial(d!, Operand(), Name(), Name())); break;
            case Opcode.LoadItem: Add(block, new LoadItem(d!, Operand(), Operand())); break;
            case Opcode.StoreItem: Add(block, new StoreItem(Operand(), Operand(), Operand())); break;
            case Opcode.DeleteItem: Add(block, new DeleteItem(Operand(), Operand())); break;
            case Opcode.Binary or Opcode.Add or Opcode.Sub or Opcode.Mul or Opcode.And:
            {
                var (left, right) = (Operand(), Operand());
                var op = Number();
                Add(block, new BinaryOp(d!, binary[(Slot)(op & ~Opcodes.InPlace)], left, right, op >= Opcodes.InPlace));
                break;
            }
            case Opcode.Unary:
            {
                var operand = Operand();
                Add(block, new UnaryOp(d!, (Slot)Number() switch { Slot.Neg => UnaryOperator.USub, Slot.Pos => UnaryOperator.UAdd, _ => UnaryOperator.Invert }, operand));
                break;
            }
            case Opcode.Compare:
            {
                var (left, right) = (Operand(), Operand());
                Add(block, new Compare(d!, comparison[(Slot)Number()], left, right));
                break;
            }
            case Opcode.Contains:
            {
                var (left, right) = (Operand(), Operand());
                Add(block, new Compare(d!, Number() == 0 ? CmpOperator.In : CmpOperator.NotIn, left, right));
                break;
            }
            case Opcode.Is: Add(block, new Is(d!, Operand(), Operand(), Number() != 0)); break;
            case Opcode.IsTrue: Add(block, new IsTrue(d!, Operand())); break;
            case Opcode.BranchCompare: at += 7; break;
            case Opcode.BranchTruth: at += 5; break;
            case Opcode.Not: Add(block, new Not(d!, Operand())); break;
            case >= Opcode.Call0 and <= Opcode.Call4:
            {
                var callee = Operand();
                Add(block, new Call(d!, callee, Operands(opcode - Opcode.Call0), []) { LikelyTarget = IsProbablyItself(block, callee, opcode - Opcode.Call0) ? function : null });
                break;
            }
            case Opcode.Call:
            {
                var callee = Operand();
                var keywords = Keywords();
                Add(block, new Call(d!, callee, Operands(), keywords));
                break;
            }
            case >= Opcode.CallMethod0 and <= Opcode.CallMethod3:
            {
                var o = Operand();
                var (name, entry) = Entry();
                Add(block, new CallMethod(d!, o, name, Operands(opcode - Opcode.CallMethod0), []), entry);
                break;
            }
            case Opcode.CallMethod:
            {
                var o = Operand();
                var (name, entry) = Entry();
                var keywords = Keywords();
                Add(block, new CallMethod(d!, o, name, Operands(), keywords), entry);
                break;
            }
            case Opcode.LoadMethod:
            {
                var o = Operand();
                var (name, entry) = Entry();
                Add(block, new LoadMethod(d!, o, name), entry);
                break;
            }
            case >= Opcode.CallLoaded0 and <= Opcode.CallLoaded3: Add(block, new CallLoaded(d!, Register(), Operand(), Operands(opcode - Opcode.CallLoaded0), [])); break;
            case Opcode.CallLoaded:
            {
                var (loaded, o) = (Register(), Operand());
                var keywords = Keywords();
                Add(block, new CallLoaded(d!, loaded, o, Operands(), keywords));
                break;
            }
            case Opcode.CallSpread: Add(block, new CallSpread(d!, Operand(), Operand(), Optional())); break;
            case Opcode.CallIntrinsic: Add(block, new CallIntrinsic(d!, module.IntrinsicNames[Number()], Operands())); break;
            case Opcode.BuildTuple: Add(block, new Build(d!, Container.Tuple, Operands())); break;
            case Opcode.BuildList: Add(block, new Build(d!, Container.List, Operands())); break;
            case Opcode.ListToFill: Add(block, new Build(d!, Container.List, []) { Filling = Operand(), IsFiltered = Number() != 0 }); break;
            case Opcode.BuildSet: Add(block, new Build(d!, Container.Set, Operands())); break;
            case Opcode.BuildDict: Add(block, new Build(d!, Container.Dict, Operands())); break;
            case Opcode.BuildSlice:
            {
                var (start, stop, step) = (Operand(), Operand(), Optional());
                Add(block, new Build(d!, Container.Slice, step is null ? [start, stop] : [start, stop, step]));
                break;
            }
            case Opcode.BuildString: Add(block, new Build(d!, Container.String, Operands())); break;
            case Opcode.AppendList: Add(block, new Append(Container.List, Register(), Operand(), null)); break;
            case Opcode.AppendSet: Add(block, new Append(Container.Set, Register(), Operand(), null)); break;
            case Opcode.AppendDict: Add(block, new Append(Container.Dict, Register(), Operand(), Operand())); break;
            case Opcode.ExtendList: Add(block, new Extend(Container.List, Register(), Operand())); break;
            case Opcode.ExtendSet: Add(block, new Extend(Container.Set, Register(), Operand())); break;
            case Opcode.ExtendDict: Add(block, new Extend(Container.Dict, Register(), Operand())); break;
            case Opcode.MergeKeywords: Add(block, new MergeKeywords(Register(), Operand(), Operand())); break;
            case Opcode.ListToTuple: Add(block, new ListToTuple(d!, Register())); break;
            case Opcode.FormatValue:
            {
                var value = Operand();
                var conversion = (char)Number();
                Add(block, new FormatValue(d!, value, conversion, Optional()));
                break;
            }
            case Opcode.MakeFunction:
            {
                var made = functionAt(Number());
                var (defaults, keywordDefaults, annotate) = (Optional(), Optional(), Optional());
                Add(block, new MakeFunction(d!, made, defaults, keywordDefaults, Array.ConvertAll(Operands(), cell => (Local)cell), annotate));
                break;
            }
            case Opcode.GetIter: Add(block, new GetIter(d!, Operand())); break;
            case Opcode.Next: Add(block, new Next(d!, Register())); break;
            case Opcode.NextToUnpack: Add(block, new Next(d!, Register()) { IsUnpacked = true }); break;
            case Opcode.Unpack: Add(block, new Unpack(d!, Operand(), Number())); break;
            case Opcode.UnpackStarred: Add(block, new UnpackStarred(d!, Operand(), Number(), Number())); break;
            case Opcode.Element: Add(block, new Element(d!, Register(), Number())); break;
            case Opcode.Yield: Add(block, new Yield(d!, Operand()) { Delegate = (Local?)Optional() }); break;
            case Opcode.GetYieldFromIter: Add(block, new GetYieldFromIter(d!, Operand())); break;
            case Opcode.Send: Add(block, new Send(d!, Register(), Operand())); break;
            case Opcode.ThrowInto: Add(block, new ThrowInto(d!, Register(), Register())); break;
            case Opcode.TakeStopValue: Add(block, new TakeStopValue(d!)); break;
            case Opcode.Catch: Add(block, new Catch(d!)); break;
            case Opcode.MatchException: Add(block, new MatchException(d!, Register(), Operand())); break;
            case Opcode.PushHandled: Add(block, new PushHandled(d!, Register())); break;
            case Opcode.PopHandled: Add(block, new PopHandled(Register())); break;
            case Opcode.Poll: Add(block, new Poll()); break;
            case Opcode.Jump: block.Terminator = new Jump(Target()); break;
            case Opcode.Branch: block.Terminator = new Branch(Operand(), Target(), Target()); break;
            case Opcode.BranchEnd: block.Terminator = new BranchEnd(Register(), Target(), Target()); break;
            case Opcode.Return: block.Terminator = new Return(Operand()); break;
            case Opcode.Raise: block.Terminator = new Raise(Operand()); break;
            case Opcode.Reraise:
                block.Terminator = new Reraise(Register());
                at += 2;
                break;
            case Opcode.Unreachable: block.Terminator = new Unreachable(); break;
            default: throw new InvalidOperationException($"{source.QualifiedName} has the unknown instruction {opcode}");
        }
    }

    static readonly Dictionary<Slot, Operator> binary = Enum.GetValues<Operator>().ToDictionary(Emission.OperatorSlots.Of);

    static readonly Dictionary<Slot, CmpOperator> comparison = new[] { CmpOperator.Eq, CmpOperator.NotEq, CmpOperator.Lt, CmpOperator.LtE, CmpOperator.Gt, CmpOperator.GtE }
        .ToDictionary(Emission.OperatorSlots.Of);
}
