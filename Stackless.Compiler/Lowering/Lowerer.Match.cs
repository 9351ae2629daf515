// `match`. A pattern is lowered as tests that go on or jump to where the next alternative is tried; what it captures is kept in temporaries and
// stored only when the whole pattern has matched, before the guard. What runs __match_args__, keys and lengths is the prelude's.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    /// <summary>What a pattern has captured so far: name and value, in source order.</summary>
    sealed class Captures
    {
        public List<(string Name, Ir.Operand Value, Span Span)> Items { get; } = [];
    }

    // match subject:             .s = subject
    //     case P if guard: body  (P against .s, or to next); stores; branch guard -> do, next;  do: body; jump end
    //     case Q: body           next: (Q against .s, or to end); body
    //                            end:
    void LowerMatch(Match statement)
    {
        var subject = Stable(LowerExpr(statement.Subject), statement.Subject.Span);
        var end = Builder.NewBlock();
        for (var i = 0; i < statement.Cases.Count; i++)
        {
            var matchCase = statement.Cases[i];
            var isLast = i == statement.Cases.Count - 1;
            var mark = context.Mark();
            var next = Builder.NewBlock();
            var captures = new Captures();
            LowerPattern(matchCase.Pattern, subject, next, captures, mayMatchAlways: isLast || matchCase.Guard is not null);
            foreach (var (name, value, span) in captures.Items)
            {
                StoreName(name, value, span);
            }
            if (matchCase.Guard is not null)
            {
                var body = Builder.NewBlock();
                LowerCondition(matchCase.Guard, body, next);
                Builder.StartBlock(body);
            }
            LowerBody(matchCase.Body);
            JumpTo(end);
            Builder.StartBlock(next);
            context.Release(mark);
        }
        Builder.StartBlock(end);
    }

    /// <summary>Tests a pattern in the current block and goes on in a new one where it has matched; jumps to <paramref name="fail"/> otherwise.</summary>
    void LowerPattern(Pattern pattern, Ir.Operand subject, Ir.Block fail, Captures captures, bool mayMatchAlways)
    {
        Builder.Span = pattern.Span;
        switch (pattern)
        {
            case MatchValue p:
                var equal = context.Temporary();
                Emit(new Ir.Compare(equal, CmpOperator.Eq, subject, LowerExpr(p.Value)), p.Span);
                Require(equal, isBool: false, fail, p.Span);
                break;
            case MatchSingleton p:
                var same = context.Temporary();
                Emit(new Ir.Is(same, subject, ConstOf(p.Value), IsNegated: false), p.Span);
                Require(same, isBool: true, fail, p.Span);
                break;
            case MatchSequence p: LowerMatchSequence(p, subject, fail, captures); break;
            case MatchMapping p: LowerMatchMapping(p, subject, fail, captures); break;
            case MatchClass p: LowerMatchClass(p, subject, fail, captures); break;
            case MatchAs p: LowerMatchAs(p, subject, fail, captures, mayMatchAlways); break;
            case MatchOr p: LowerMatchOr(p, subject, fail, captures, mayMatchAlways); break;
            default: throw Error("a starred pattern stands in a sequence only", pattern);
        }
    }

    void Require(Ir.Operand value, bool isBool, Ir.Block fail, Span span)
    {
        var more = Builder.NewBlock();
        BranchOn(value, isBool, more, fail, span);
        Builder.StartBlock(more);
    }

    void Capture(string name, Ir.Operand value, Captures captures, Pattern pattern)
    {
        if (captures.Items.Any(c => c.Name == name))
        {
            throw Error($"multiple assignments to name '{name}' in pattern", pattern);
        }
        captures.Items.Add((name, value, pattern.Span));
    }

    // P as x                     (P against .s); x = .s when all has matched
    void LowerMatchAs(MatchAs pattern, Ir.Operand subject, Ir.Block fail, Captures captures, bool mayMatchAlways)
    {
        if (pattern.Pattern is not null)
        {
            LowerPattern(pattern.Pattern, subject, fail, captures, mayMatchAlways);
        }
        else if (!mayMatchAlways)
        {
            throw Error(pattern.Name is null
                ? "wildcard makes remaining patterns unreachable"
                : $"name capture '{pattern.Name}' makes remaining patterns unreachable", pattern);
        }
        if (pattern.Name is not null)
        {
            Capture(pattern.Name, subject, captures, pattern);
        }
    }

    // P | Q                      (P against .s, or to other); .x = P's x; jump done
    //                            other: (Q against .s, or to fail); .x = Q's x
    //                            done:
    void LowerMatchOr(MatchOr pattern, Ir.Operand subject, Ir.Block fail, Captures captures, bool mayMatchAlways)
    {
        var done = Builder.NewBlock();
        Dictionary<string, Ir.Local>? shared = null;
        for (var i = 0; i < pattern.Patterns.Count; i++)
        {
            var isLast = i == pattern.Patterns.Count - 1;
            var other = isLast ? fail : Builder.NewBlock();
            var own = new Captures();
            LowerPattern(pattern.Patterns[i], subject, other, own, mayMatchAlways && isLast);
            shared ??= own.Items.ToDictionary(c => c.Name, _ => context.Temporary());
            if (own.Items.Count != shared.Count || own.Items.Any(c => !shared.ContainsKey(c.Name)))
            {
                throw Error("alternative patterns bind different names", pattern);
            }
            foreach (var (name, value, span) in own.Items)
            {
                Emit(new Ir.Move(shared[name], value), span);
            }
            JumpTo(done);
            if (!isLast)
            {
                Builder.StartBlock(other);
            }
        }
        Builder.StartBlock(done);
        foreach (var (name, local) in shared!)
        {
            Capture(name, local, captures, pattern);
        }
    }

    // [P, *r, Q]                 branch match_sequence(.s) -> more, fail
    //                            more: .n = match_length(.s); branch .n >= 2 -> take, fail
    //                            take: .t = unpack .s 1 * 1; (P against .t[0]); (Q against .t[2]); r = .t[1] when all has matched
    void LowerMatchSequence(MatchSequence pattern, Ir.Operand subject, Ir.Block fail, Captures captures)
    {
        var span = pattern.Span;
        var patterns = pattern.Patterns;
        var star = -1;
        for (var i = 0; i < patterns.Count; i++)
        {
            if (patterns[i] is MatchStar)
            {
                star = star < 0 ? i : throw Error("multiple starred expressions in sequence pattern", patterns[i]);
            }
        }
        Require(EmitIntrinsic(Intrinsics.MatchSequence, span, subject), isBool: false, fail, span);
        var minimum = star < 0 ? patterns.Count : patterns.Count - 1;
        if (star < 0 || minimum > 0)
        {
            RequireLength(subject, star < 0 ? CmpOperator.Eq : CmpOperator.GtE, minimum, fail, span);
        }
        if (patterns.All(IsIgnored))
        {
            return;
        }
        if (star >= 0 && patterns[star] is MatchStar { Name: null })
        {
            LowerItemsAroundStar(patterns, star, subject, fail, captures, span);
            return;
        }
        var parts = context.Temporary();
        Emit(star < 0
            ? new Ir.Unpack(parts, subject, patterns.Count)
            : new Ir.UnpackStarred(parts, subject, star, patterns.Count - star - 1), span);
        var read = TakeApart(parts, 0, patterns);
        for (var i = 0; i < patterns.Count; i++)
        {
            if (IsIgnored(patterns[i]))
            {
                continue;
            }
            if (patterns[i] is MatchStar { Name: { } name })
            {
                Capture(name, read[i], captures, patterns[i]);
            }
            else
            {
                LowerPattern(patterns[i], read[i], fail, captures, mayMatchAlways: true);
            }
        }
    }

    // [P, *_, Q]                 (P against .s[0]); (Q against .s[match_length(.s) - 1]): what the star stands for is not looked at
    void LowerItemsAroundStar(IReadOnlyList<Pattern> patterns, int star, Ir.Operand subject, Ir.Block fail, Captures captures, Span span)
    {
        for (var i = 0; i < patterns.Count; i++)
        {
            if (IsIgnored(patterns[i]))
            {
                continue;
            }
            Ir.Operand index = ConstOf(i);
            if (i > star)
            {
                var fromEnd = context.Temporary();
                Emit(new Ir.BinaryOp(fromEnd, Operator.Sub, EmitIntrinsic(Intrinsics.MatchLength, span, subject), ConstOf(patterns.Count - i), IsInPlace: false), span);
                index = fromEnd;
            }
            var item = context.Temporary();
            Emit(new Ir.LoadItem(item, subject, index), patterns[i].Span);
            LowerPattern(patterns[i], item, fail, captures, mayMatchAlways: true);
        }
    }

    static bool IsIgnored(Pattern pattern) => pattern is MatchAs { Pattern: null, Name: null } or MatchStar { Name: null };

    void RequireLength(Ir.Operand subject, CmpOperator comparison, int length, Ir.Block fail, Span span)
    {
        var actual = EmitIntrinsic(Intrinsics.MatchLength, span, subject);
        var fits = context.Temporary();
        Emit(new Ir.Compare(fits, comparison, actual, ConstOf(length)), span);
        Require(fits, isBool: false, fail, span);
    }

    // {k: P, **r}                branch match_mapping(.s) -> more, fail
    //                            more: branch match_length(.s) >= 1 -> keys, fail
    //                            keys: .v = match_keys(.s, (k,)); branch .v is not None -> take, fail
    //                            take: .t = unpack .v 1; (P against .t[0]); r = match_rest(.s, (k,)) when all has matched
    void LowerMatchMapping(MatchMapping pattern, Ir.Operand subject, Ir.Block fail, Captures captures)
    {
        var span = pattern.Span;
        Require(EmitIntrinsic(Intrinsics.MatchMapping, span, subject), isBool: false, fail, span);
        var keys = LowerElementsAsTuple(pattern.Keys, span);
        if (pattern.Keys.Count > 0)
        {
            RequireLength(subject, CmpOperator.GtE, pattern.Keys.Count, fail, span);
            LowerMatchedValues(EmitIntrinsic(Intrinsics.MatchKeys, span, subject, keys), pattern.Patterns, fail, captures, span);
        }
        if (pattern.Rest is not null)
        {
            Capture(pattern.Rest, EmitIntrinsic(Intrinsics.MatchRest, span, subject, keys), captures, pattern);
        }
    }

    // C(P, a=Q)                  .v = match_class(.s, C, 1, ("a",)); branch .v is not None -> take, fail
    //                            take: .t = unpack .v 2; (P against .t[0]); (Q against .t[1])
    void LowerMatchClass(MatchClass pattern, Ir.Operand subject, Ir.Block fail, Captures captures)
    {
        var span = pattern.Span;
        for (var i = 0; i < pattern.KwdAttrs.Count; i++)
        {
            if (pattern.KwdAttrs.Take(i).Contains(pattern.KwdAttrs[i]))
            {
                throw Error($"attribute name repeated in class pattern: {pattern.KwdAttrs[i]}", pattern.KwdPatterns[i]);
            }
        }
        var names = new Ir.ConstTuple(pattern.KwdAttrs.Select(n => (Ir.Operand)ConstOf(n)).ToArray());
        var values = EmitIntrinsic(Intrinsics.MatchClass, span, subject, LowerExpr(pattern.Cls), ConstOf(pattern.Patterns.Count), names);
        LowerMatchedValues(values, [.. pattern.Patterns, .. pattern.KwdPatterns], fail, captures, span);
    }

    /// <summary>Patterns against the elements of a tuple that is None if there was no match.</summary>
    void LowerMatchedValues(Ir.Local values, IReadOnlyList<Pattern> patterns, Ir.Block fail, Captures captures, Span span)
    {
        var isMatch = context.Temporary();
        Emit(new Ir.Is(isMatch, values, None, IsNegated: true), span);
        Require(isMatch, isBool: true, fail, span);
        if (patterns.All(IsIgnored))
        {
            return;
        }
        var parts = context.Temporary();
        Emit(new Ir.Unpack(parts, values, patterns.Count), span);
        var read = TakeApart(parts, 0, patterns);
        for (var i = 0; i < patterns.Count; i++)
        {
            LowerPattern(patterns[i], read[i], fail, captures, mayMatchAlways: true);
        }
    }
}
