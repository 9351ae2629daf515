// From IR to the instructions of the evaluator (Stackless.Runtime, Opcode.cs says their layout): one instruction per operation, in the order of the
// blocks, with sites, slots and live locals as Resumption worked them out. Constants beyond the thirty thousand that an operand can name are moved to
// registers of their own first. What else does not fit words of 16 bits is not written at all: such functions have tens of thousands of locals, or their
// module as many names, and are emitted.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Emission;
using Stackless.Compiler.Ir;
using Stackless.Compiler.Resumption;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;
using BinaryOp = Stackless.Compiler.Ir.BinaryOp;
using Call = Stackless.Compiler.Ir.Call;
using Compare = Stackless.Compiler.Ir.Compare;
using Raise = Stackless.Compiler.Ir.Raise;
using Return = Stackless.Compiler.Ir.Return;
using UnaryOp = Stackless.Compiler.Ir.UnaryOp;
using Yield = Stackless.Compiler.Ir.Yield;

namespace Stackless.Compiler.Evaluation;
public sealed class InstructionWriter
{
    readonly ModuleTables tables;
    readonly ResumableFunction target;
    readonly IrFunction function;
    readonly bool isProbing, isCollectible;
    readonly List<Jumping> jumps = [];
    ushort[] words = new ushort[64];
    int count;
    Value[] constants = new Value[8];
    int constantCount;
    readonly int[] siteStarts;
    int instruction;
    readonly List<Mark> lines = [];
    int markedLine;

    // The constants of the instruction in hand that are moved before it, its site, and how many registers they take at most.
    readonly List<int> far = [];
    int site, farRegisterCount;

    InstructionWriter(ModuleTables tables, ResumableFunction target, bool isProbing, bool isCollectible)
    {
        this.isCollectible = isCollectible;
        this.tables = tables;
        this.target = target;
        this.isProbing = isProbing;
        function = target.Function;
        siteStarts = new int[target.Sites.Count];
    }

    sealed class DoesNotFitException : Exception;

    // A word, of the instruction, that is to say where a block starts. A class, as all here that is kept in lists: what the CLR compiles for
    // lists and queries of structures, it compiles while the first program waits.
    sealed class Jumping(int instruction, int word, Block target)
    {
        public readonly int Instruction = instruction, Word = word;
        public readonly Block Target = target;
    }

    /// <summary>The module for the evaluator; null if it does not fit.</summary>
    public static EvaluatedModule? Run(IrModule module, EmissionOptions options)
    {
        var tables = new ModuleTables(options.IsCollectible);
        var resumables = new Dictionary<IrFunction, ResumableFunction>();
        var fingerprints = new CodeFingerprints(f => resumables[f]);
        var written = new List<EvaluatedFunction>();
        Number(module.Body, tables);
        foreach (var f in tables.Functions)
        {
            resumables.Add(f, ResumableFunction.Run(f));
        }
        try
        {
            foreach (var f in tables.Functions)
            {
                written.Add(new InstructionWriter(tables, resumables[f], options.IsProbing, options.IsCollectible).Write(fingerprints));
            }
        }
        catch (DoesNotFitException)
        {
            return null;
        }
        Converter<string, PyStr> intern = options.IsCollectible ? PyStr.InternWeakly : PyStr.Intern;
        return new EvaluatedModule(module.Name, module.FileName, Array.ConvertAll([.. tables.Names], intern), [.. tables.Globals], [.. tables.Entries],
            [.. tables.Keywords.Select(list => Array.ConvertAll(list, intern))], [.. tables.Intrinsics], written.Count, i => written[i].Header, (i, _) => written[i], options.IsCollectible, options.IsProbing);
    }

    // All of them, in source order, though one may never be made.
    static void Number(IrFunction function, ModuleTables tables)
    {
        tables.Function(function);
        foreach (var child in function.Children)
        {
            Number(child, tables);
        }
    }

    // Where traced code stops (TracedCode): what the line is of the first instruction of a block, and where it changes.
    void MarkLine(Span span)
    {
        if (span.Line != 0 && span.Line != markedLine)
        {
            markedLine = span.Line;
            lines.Add(new Mark(count, markedLine));
        }
    }

    sealed class Mark(int place, int line)
    {
        public readonly int Place = place, Line = line;
    }

    EvaluatedFunction Write(CodeFingerprints fingerprints)
    {
        var starts = new int[function.Blocks.Count];
        for (var i = 0; i < starts.Length; i++)
        {
            var block = function.Blocks[i];
            starts[i] = count;
            markedLine = 0;
            for (var k = 0; k < block.Ops.Count; k++)
            {
                if (block.Ops[k] is not (MakeCell or LoadClosureCell or Unbind or Catch or PushHandled or PopHandled or Poll))
                {
                    MarkLine(block.Ops[k].Span);
                }
                WriteFirst(block, k);
                WriteOp(block, k);
                LoadFarConstants();
            }
            // The return at the end that nobody wrote belongs to the last line.
            if (block.Terminator is Return or Raise && block.Terminator.Span != function.Span)
            {
                MarkLine(block.Terminator.Span);
            }
            WriteTerminator(block, i + 1 < starts.Length ? function.Blocks[i + 1] : null);
            LoadFarConstants();
        }
        foreach (var jump in jumps)
        {
            var distance = starts[jump.Target.Id] - jump.Instruction;
            words[jump.Word] = (ushort)distance;
            words[jump.Word + 1] = (ushort)(distance >> 16);
        }
        var handlers = new int[target.Sites.Count];
        for (var i = 0; i < handlers.Length; i++)
        {
            handlers[i] = target.Sites[i].Handler is { } handler ? starts[handler.Id] : -1;
        }
        var slots = new ushort[target.Slots.Count];
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = (ushort)target.Slots[i].Index;
        }
        var names = new string?[function.Locals.Count + farRegisterCount];
        for (var i = 0; i < function.Locals.Count; i++)
        {
            var local = function.Locals[i];
            names[i] = local.Kind == LocalKind.Temporary ? null : local.IsCell ? EvaluatedFunction.CellMark + local.Name : local.Name;
        }
        var blockHandlers = new int[starts.Length];
        for (var i = 0; i < starts.Length; i++)
        {
            blockHandlers[i] = function.Blocks[i].Handler?.Id ?? -1;
        }
        return new EvaluatedFunction
        {
            Header = new CodeHeader(function.FirstLine, function.PositionalOnlyCount, CodeDescription.PositionalCount(function), function.KeywordOnlyCount,
                CodeDescription.Flags(function), slots.Length,
                new KnownTexts(function.Name, function.QualifiedName, function.Doc, [.. CodeDescription.VariableNames(function)], [.. function.FreeVariables])),
            Words = words[..count],
            Constants = constants[..constantCount],
            RegisterCount = names.Length,
            SiteStarts = siteStarts,
            SiteHandlers = handlers,
            SiteLive = LiveSlots(),
            SlotRegisters = slots,
            BlockStarts = starts,
            BlockHandlers = blockHandlers,
            RegisterNames = names,
            EncodeSites = SitesOf(target, fingerprints, isCollectible, lines),
        };
    }

    // Of text that is executed they are seldom asked for, and cost more than all the rest; it is small and goes soon. A file's are made at once:
    // to make them later takes the whole of its IR, which would stay as long as the module.
    static Func<string> SitesOf(ResumableFunction target, CodeFingerprints fingerprints, bool isCollectible, List<Mark> lines)
    {
        if (isCollectible)
        {
            return () => SiteTable.Encode(target, fingerprints) + LinesOf(lines);
        }
        var sites = SiteTable.Encode(target, fingerprints) + LinesOf(lines);
        return () => sites;
    }

    static string LinesOf(List<Mark> lines)
    {
        var text = new System.Text.StringBuilder();
        int place = 0, line = 0;
        foreach (var mark in lines)
        {
            Varint.Append(text, (uint)(mark.Place - place));
            var delta = mark.Line - line;
            Varint.Append(text, (uint)((delta << 1) ^ (delta >> 31)));
            (place, line) = (mark.Place, mark.Line);
        }
        return text.ToString();
    }

    // Sites next to each other mostly have the same live locals.
    ushort[]?[] LiveSlots()
    {
        var result = new ushort[]?[target.Sites.Count];
        ushort[]? last = null;
        foreach (var site in target.Sites)
        {
            if (site.Live is not { } live)
            {
                continue;
            }
            var slots = new ushort[live.Count];
            var at = 0;
            foreach (var local in live.Of(function))
            {
                slots[at++] = (ushort)target.SlotOf[local.Index];
            }
            result[site.Number] = last = last is not null && slots.AsSpan().SequenceEqual(last) ? last : slots;
        }
        return result;
    }

    // ---- words -----------------------------------------------------------------------------------------------------------

    void Begin(Opcode opcode)
    {
        LoadFarConstants();
        site = -1;
        instruction = count;
        Append((ushort)opcode);
    }

    void Append(ushort word)
    {
        if (count == words.Length)
        {
            Array.Resize(ref words, count * 2);
        }
        words[count++] = word;
    }

    void Add(int number)
    {
        if (number is < 0 or > ushort.MaxValue)
        {
            throw new DoesNotFitException();
        }
        Append((ushort)number);
    }

    void Destination(Local? local)
    {
        if (local is { Index: >= Opcodes.None })
        {
            throw new DoesNotFitException();
        }
        Append((ushort)(local?.Index ?? Opcodes.None));
    }

    void Operand(Operand? operand)
    {
        if (operand is null or Local)
        {
            Destination((Local?)operand);
            return;
        }
        var number = NumberOf(tables.Constant(operand));
        if (Opcodes.FirstConstant + number <= ushort.MaxValue)
        {
            Append((ushort)(Opcodes.FirstConstant + number));
            return;
        }
        var register = function.Locals.Count + far.Count;
        if (register >= Opcodes.None)
        {
            throw new DoesNotFitException();
        }
        far.Add(number);
        Append((ushort)register);
    }

    // Before the instruction that was written last.
    void LoadFarConstants()
    {
        if (far.Count == 0)
        {
            return;
        }
        var length = count - instruction;
        var moved = words.AsSpan(instruction, length).ToArray();
        count = instruction;
        for (var i = 0; i < far.Count; i++)
        {
            Append((ushort)Opcode.LoadConstant);
            Append((ushort)(function.Locals.Count + i));
            Append((ushort)far[i]);
            Append((ushort)(far[i] >> 16));
        }
        var distance = count - instruction;
        foreach (var word in moved)
        {
            Append(word);
        }
        for (var i = jumps.Count - 1; i >= 0 && jumps[i].Instruction == instruction; i--)
        {
            jumps[i] = new Jumping(instruction + distance, jumps[i].Word + distance, jumps[i].Target);
        }
        instruction += distance;
        if (site >= 0)
        {
            siteStarts[site] = instruction;
        }
        farRegisterCount = Math.Max(farRegisterCount, far.Count);
        far.Clear();
    }

    // Equal ones share a number if they stand near each other: to look through all of a long table would take longer than it saves.
    int NumberOf(Value value)
    {
        const int nearby = 64;
        for (var i = constantCount - 1; i >= Math.Max(0, constantCount - nearby); i--)
        {
            if (Value.Same(constants[i], value))
            {
                return i;
            }
        }
        if (constantCount == constants.Length)
        {
            Array.Resize(ref constants, constantCount * 2);
        }
        constants[constantCount] = value;
        return constantCount++;
    }

    void Operands(IReadOnlyList<Operand> operands)
    {
        Add(operands.Count);
        foreach (var operand in operands)
        {
            Operand(operand);
        }
    }

    void Target(Block block)
    {
        jumps.Add(new Jumping(instruction, count, block));
        Append(0);
        Append(0);
    }

    /// <summary>An instruction that can fail: its site and destination.</summary>
    void Fallible(Opcode opcode, Site site, Local? destination, params ReadOnlySpan<Operand?> operands)
    {
        Begin(opcode);
        this.site = site.Number;
        siteStarts[site.Number] = instruction;
        Append((ushort)site.Number);
        Destination(destination);
        foreach (var operand in operands)
        {
            Operand(operand);
        }
    }

    void Pure(Opcode opcode, Local? destination, params ReadOnlySpan<Operand?> operands)
    {
        Begin(opcode);
        if (destination is not null)
        {
            Destination(destination);
        }
        foreach (var operand in operands)
        {
            Operand(operand);
        }
    }

    // ---- operations --------------------------------------------------------------------------------------------------------

    // Not under stress, where every operation is to be suspended.
    void WriteFirst(Block block, int index)
    {
        if (isProbing || block.Terminator is not Branch branch)
        {
            return;
        }
        switch (block.Ops[index])
        {
            case Compare { Operator: not (CmpOperator.In or CmpOperator.NotIn) } o when index + 2 == block.Ops.Count && block.Ops[index + 1] is IsTrue test
                && test.Operand == o.Dest && branch.Condition == test.Dest && !target.LiveAtEnd[block.Id].Contains(o.Dest!) && !target.LiveAtEnd[block.Id].Contains(test.Dest!):
                Pure(Opcode.BranchCompare, null, o.Left, o.Right);
                Add((int)OperatorSlots.Of(o.Operator));
                Target(branch.IfTrue);
                Target(branch.IfFalse);
                break;
            case IsTrue o when index + 1 == block.Ops.Count && branch.Condition == o.Dest && !target.LiveAtEnd[block.Id].Contains(o.Dest!):
                Pure(Opcode.BranchTruth, null, o.Operand);
                Target(branch.IfTrue);
                Target(branch.IfFalse);
                break;
        }
    }

    void WriteOp(Block block, int index)
    {
        var op = block.Ops[index];
        var site = op.Effect == Effect.Pure ? null! : target.SiteAt(block, index);
        switch (op)
        {
            case Move o: Pure(Opcode.Move, o.Dest, o.Source); break;
            case Line: break;
            case Unbind o: Pure(Opcode.Unbind, o.Variable); break;
            case CheckBound o:
                Fallible(Opcode.CheckBound, site, null, o.Variable);
                Add(tables.Name(o.Variable.PythonName));
                Add(o.IsFree ? 1 : 0);
                break;
            case LoadGlobal o:
                Fallible(Opcode.LoadGlobal, site, o.Dest);
                Add(tables.Global(o.Name));
                break;
            case StoreGlobal o:
                Begin(Opcode.StoreGlobal);
                Add(tables.Global(o.Name));
                Operand(o.Value);
                break;
            case DeleteGlobal o:
                Fallible(Opcode.DeleteGlobal, site, null);
                Add(tables.Global(o.Name));
                break;
            case LoadName o:
                Fallible(Opcode.LoadName, site, o.Dest, o.Namespace);
                Add(tables.Global(o.Name));
                Operand(o.Cell);
                break;
            case StoreName o:
                Fallible(Opcode.StoreName, site, null, o.Namespace);
                Add(tables.Name(o.Name));
                Operand(o.Value);
                break;
            case DeleteName o:
                Fallible(Opcode.DeleteName, site, null, o.Namespace);
                Add(tables.Name(o.Name));
                break;
            case MakeCell o: Pure(Opcode.MakeCell, o.Dest, o.Initial); break;
            case LoadClosureCell o:
                Pure(Opcode.LoadClosureCell, o.Dest);
                Add(o.Index);
                break;
            case LoadCell o:
                Fallible(Opcode.LoadCell, site, o.Dest, o.Cell);
                Add(tables.Name(o.Name));
                Add(o.IsFree ? 1 : 0);
                break;
            case StoreCell o: Pure(Opcode.StoreCell, null, o.Cell, o.Value); break;
            case DeleteCell o:
                Fallible(Opcode.DeleteCell, site, null, o.Cell);
                Add(tables.Name(o.Name));
                Add(o.IsFree ? 1 : 0);
                break;
            case LoadAttr o:
                Fallible(Opcode.LoadAttr, site, o.Dest, o.Object);
                Add(tables.NewEntry(o.Name));
                break;
            case StoreAttr o:
                Fallible(Opcode.StoreAttr, site, null, o.Object, o.Value);
                Add(tables.NewEntry(o.Name));
                break;
            case DeleteAttr o:
                Fallible(Opcode.DeleteAttr, site, null, o.Object);
                Add(tables.Name(o.Name));
                break;
            case LoadSpecial o:
                Fallible(Opcode.LoadSpecial, site, o.Dest, o.Object);
                Add(tables.Name(o.Name));
                Add(tables.Name(o.Error));
                break;
            case LoadItem o: Fallible(Opcode.LoadItem, site, o.Dest, o.Object, o.Index); break;
            case StoreItem o: Fallible(Opcode.StoreItem, site, null, o.Object, o.Index, o.Value); break;
            case DeleteItem o: Fallible(Opcode.DeleteItem, site, null, o.Object, o.Index); break;
            case BinaryOp o:
                Fallible(isProbing ? Opcode.Binary : OpcodeOf(o.Operator), site, o.Dest, o.Left, o.Right);
                Add((int)OperatorSlots.Of(o.Operator) + (o.IsInPlace ? Opcodes.InPlace : 0));
                break;
            case UnaryOp o:
                Fallible(Opcode.Unary, site, o.Dest, o.Operand);
                Add((int)OperatorSlots.Of(o.Operator));
                break;
            case Compare { Operator: CmpOperator.In or CmpOperator.NotIn } o:
                Fallible(Opcode.Contains, site, o.Dest, o.Left, o.Right);
                Add(o.Operator == CmpOperator.In ? 0 : 1);
                break;
            case Compare o:
                Fallible(Opcode.Compare, site, o.Dest, o.Left, o.Right);
                Add((int)OperatorSlots.Of(o.Operator));
                break;
            case Is o:
                Pure(Opcode.Is, o.Dest, o.Left, o.Right);
                Add(o.IsNegated ? 1 : 0);
                break;
            case IsTrue o: Fallible(Opcode.IsTrue, site, o.Dest, o.Operand); break;
            case Not o: Pure(Opcode.Not, o.Dest, o.Operand); break;
            case Call { KeywordNames.Count: 0, Arguments.Count: <= 4 } o: Fallible((Opcode)((int)Opcode.Call0 + o.Arguments.Count), site, o.Dest, [o.Callee, .. o.Arguments]); break;
            case Call o:
                Fallible(Opcode.Call, site, o.Dest, o.Callee);
                Add(tables.KeywordList(o.KeywordNames));
                Operands(o.Arguments);
                break;
            case CallMethod { KeywordNames.Count: 0, Arguments.Count: <= 3 } o:
                Fallible((Opcode)((int)Opcode.CallMethod0 + o.Arguments.Count), site, o.Dest, o.Object);
                Add(tables.NewEntry(o.Name));
                foreach (var argument in o.Arguments)
                {
                    Operand(argument);
                }
                break;
            case CallMethod o:
                Fallible(Opcode.CallMethod, site, o.Dest, o.Object);
                Add(tables.NewEntry(o.Name));
                Add(tables.KeywordList(o.KeywordNames));
                Operands(o.Arguments);
                break;
            case LoadMethod o:
                Fallible(Opcode.LoadMethod, site, o.Dest, o.Object);
                Add(tables.NewEntry(o.Name));
                break;
            case CallLoaded { KeywordNames.Count: 0, Arguments.Count: <= 3 } o:
                Fallible((Opcode)((int)Opcode.CallLoaded0 + o.Arguments.Count), site, o.Dest, [o.Method, o.Object, .. o.Arguments]);
                break;
            case CallLoaded o:
                Fallible(Opcode.CallLoaded, site, o.Dest, o.Method, o.Object);
                Add(tables.KeywordList(o.KeywordNames));
                Operands(o.Arguments);
                break;
            case CallSpread o: Fallible(Opcode.CallSpread, site, o.Dest, o.Callee, o.Positional, o.Keywords); break;
            case CallIntrinsic o:
                Fallible(Opcode.CallIntrinsic, site, o.Dest);
                Add(tables.Intrinsic(o.Name));
                Operands(o.Arguments);
                break;
            case Build o: WriteBuild(o, site); break;
            case Append { Container: Container.List } o: Pure(Opcode.AppendList, null, o.Target, o.Element); break;
            case Append { Container: Container.Dict } o: Fallible(Opcode.AppendDict, site, null, o.Target, o.Element, o.Value); break;
            case Append o: Fallible(Opcode.AppendSet, site, null, o.Target, o.Element); break;
            case Extend o:
                Fallible(o.Container switch { Container.List => Opcode.ExtendList, Container.Set => Opcode.ExtendSet, _ => Opcode.ExtendDict }, site, null, o.Target, o.Iterable);
                break;
            case MergeKeywords o: Fallible(Opcode.MergeKeywords, site, null, o.Target, o.Mapping, o.Callee); break;
            case ListToTuple o: Pure(Opcode.ListToTuple, o.Dest, o.List); break;
            case FormatValue o:
                Fallible(Opcode.FormatValue, site, o.Dest, o.Value);
                Add((ushort)o.Conversion);
                Operand(o.FormatSpec);
                break;
            case MakeFunction o:
                Pure(Opcode.MakeFunction, o.Dest);
                Add(tables.Function(o.Function));
                Operand(o.Defaults);
                Operand(o.KeywordDefaults);
                Operand(o.Annotate);
                Operands(o.Closure);
                break;
            case GetIter o: Fallible(Opcode.GetIter, site, o.Dest, o.Iterable); break;
            case Next o: Fallible(o.IsUnpacked ? Opcode.NextToUnpack : Opcode.Next, site, o.Dest, o.Iterator); break;
            case Unpack o:
                Fallible(Opcode.Unpack, site, o.Dest, o.Iterable);
                Add(o.Count);
                break;
            case UnpackStarred o:
                Fallible(Opcode.UnpackStarred, site, o.Dest, o.Iterable);
                Add(o.Before);
                Add(o.After);
                break;
            case Element o:
                Pure(Opcode.Element, o.Dest, o.Tuple);
                Add(o.Index);
                break;
            case Yield o: Fallible(Opcode.Yield, site, o.Dest, o.Value, o.Delegate); break;
            case GetYieldFromIter o: Fallible(Opcode.GetYieldFromIter, site, o.Dest, o.Iterable); break;
            case Send o: Fallible(Opcode.Send, site, o.Dest, o.Iterator, o.Value); break;
            case ThrowInto o: Fallible(Opcode.ThrowInto, site, o.Dest, o.Iterator, o.Exception); break;
            case TakeStopValue o: Pure(Opcode.TakeStopValue, o.Dest); break;
            case Catch o: Pure(Opcode.Catch, o.Dest); break;
            case MatchException o: Fallible(Opcode.MatchException, site, o.Dest, o.Exception, o.Type); break;
            case PushHandled o: Pure(Opcode.PushHandled, o.Dest, o.Exception); break;
            case PopHandled o: Pure(Opcode.PopHandled, null, o.Former); break;
            case Poll: Fallible(Opcode.Poll, site, null); break;
            default: throw new InvalidOperationException($"no instruction for {op.GetType().Name}");
        }
    }

    void WriteBuild(Build op, Site site)
    {
        switch (op.Container)
        {
            case Container.List when op.Filling is not null:
                Pure(Opcode.ListToFill, op.Dest, op.Filling);
                Add(op.IsFiltered ? 1 : 0);
                break;
            case Container.Slice:
                Pure(Opcode.BuildSlice, op.Dest, op.Elements[0], op.Elements[1], op.Elements.Count > 2 ? op.Elements[2] : null);
                break;
            case Container.Set or Container.Dict:
                Fallible(op.Container == Container.Set ? Opcode.BuildSet : Opcode.BuildDict, site, op.Dest);
                Operands(op.Elements);
                break;
            default:
                Pure(op.Container switch { Container.Tuple => Opcode.BuildTuple, Container.List => Opcode.BuildList, _ => Opcode.BuildString }, op.Dest);
                Operands(op.Elements);
                break;
        }
    }

    void WriteTerminator(Block block, Block? next)
    {
        switch (block.Terminator)
        {
            case Jump jump:
                // A block that is but the start of a line is to be passed by who goes there, not by who comes behind it.
                if (jump.Target != next || lines.Count > 0 && lines[^1].Place == count)
                {
                    Begin(Opcode.Jump);
                    Target(jump.Target);
                }
                break;
            case Branch branch:
                Pure(Opcode.Branch, null, branch.Condition);
                Target(branch.IfTrue);
                Target(branch.IfFalse);
                break;
            case BranchEnd branch:
                Pure(Opcode.BranchEnd, null, branch.Element);
                Target(branch.IfEnd);
                Target(branch.IfElement);
                break;
            case Return o: Pure(Opcode.Return, null, o.Value); break;
            case Raise o: Fallible(Opcode.Raise, target.SiteAt(block, block.Ops.Count), null, o.Exception); break;
            case Reraise o:
                Pure(Opcode.Reraise, null, o.Exception);
                if (block.Handler is { } handler)
                {
                    Target(handler);
                }
                else
                {
                    Append(0);
                    Append(0);
                }
                break;
            case Unreachable: Begin(Opcode.Unreachable); break;
            default: throw new InvalidOperationException($"unknown terminator {block.Terminator}");
        }
    }

    static Opcode OpcodeOf(Operator op) => op switch
    {
        Operator.Add => Opcode.Add,
        Operator.Sub => Opcode.Sub,
        Operator.Mult => Opcode.Mul,
        Operator.BitAnd => Opcode.And,
        _ => Opcode.Binary,
    };
}
