// The syntax of Python 3.14, after the grammar in its language reference, arranged so that one token of lookahead decides nearly
// everywhere. Three things are said more loosely here than in the reference, and put right where the tree is built, in AstBuilder:
//   - operators: `binary` is a flat run of operands and operators; precedence and the places of `not` are settled by climbing;
//   - targets of assignments, `for`, `with`, `del`: parsed as expressions, then checked to be targets;
//   - order among parameters, arguments and display items.
// Rules bear the name of the tree node they build where there is one; README.md has the table.
parser grammar PythonParser;

options { tokenVocab = PythonLexer; superClass = PythonParserBase; }

// ---- Entry points

module      : statement* EOF;
interactive : simpleStatements | compoundStatement NEWLINE?;
eval        : expression (',' expression)* ','? NEWLINE* EOF;

// ---- Statements

statement : compoundStatement | simpleStatements;

simpleStatements : simpleStatement (';' simpleStatement)* ';'? NEWLINE;

simpleStatement
    : expressionStatement
    | returnStatement
    | importStatement
    | importFrom
    | raiseStatement
    | passStatement
    | breakStatement
    | continueStatement
    | delete
    | assertStatement
    | globalStatement
    | nonlocalStatement
    | typeAlias
    ;

compoundStatement
    : functionDef
    | ifStatement
    | classDef
    | withStatement
    | forStatement
    | tryStatement
    | whileStatement
    | matchStatement
    | decorated
    | asyncStatement
    ;

block : NEWLINE INDENT statement+ DEDENT | simpleStatements;

expressionStatement
    : valueExpression
      ( ('=' valueExpression)+
      | ':' expression ('=' valueExpression)?
      | augmentation valueExpression
      )?
    ;

valueExpression : yieldExpression | starExpressions;

augmentation
    : '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='
    ;

returnStatement   : 'return' starExpressions?;
raiseStatement    : 'raise' (expression ('from' expression)?)?;
passStatement     : 'pass';
breakStatement    : 'break';
continueStatement : 'continue';
delete            : 'del' primary (',' primary)* ','?;
assertStatement   : 'assert' expression (',' expression)?;
globalStatement   : 'global' NAME (',' NAME)*;
nonlocalStatement : 'nonlocal' NAME (',' NAME)*;
typeAlias         : TYPE NAME typeParams? '=' expression;

importStatement : 'import' dottedAlias (',' dottedAlias)*;
dottedAlias     : dottedName ('as' NAME)?;
dottedName      : NAME ('.' NAME)*;
importFrom
    : 'from' ('.' | '...')* dottedName? 'import' ('*' | '(' fromAlias (',' fromAlias)* ','? ')' | fromAlias (',' fromAlias)*)
    ;
fromAlias : NAME ('as' NAME)?;

decorated      : ('@' namedExpression NEWLINE)+ (functionDef | classDef | asyncStatement);
asyncStatement : 'async' (functionDef | withStatement | forStatement);

functionDef : 'def' NAME typeParams? '(' parameters? ')' ('->' expression)? ':' block;
classDef    : 'class' NAME typeParams? ('(' arguments? ')')? ':' block;

parameters : parameter (',' parameter)* ','?;
parameter
    : NAME (':' expression)? ('=' expression)?
    | '*' (NAME (':' starExpression)?)?
    | '**' NAME (':' expression)?
    | '/'
    ;

typeParams : '[' typeParam (',' typeParam)* ','? ']';
typeParam
    : NAME (':' expression)? ('=' expression)?
    | '*' NAME ('=' starExpression)?
    | '**' NAME ('=' expression)?
    ;

ifStatement    : 'if' namedExpression ':' block ('elif' namedExpression ':' block)* elseBlock?;
whileStatement : 'while' namedExpression ':' block elseBlock?;
forStatement   : 'for' targets 'in' starExpressions ':' block elseBlock?;
elseBlock      : 'else' ':' block;

withStatement
    : 'with' ( WITH_LPAR withItem (',' withItem)* ','? ')' | withItem (',' withItem)* ) ':' block
    ;
withItem : expression ('as' target)?;

tryStatement  : 'try' ':' block (exceptHandler+ elseBlock? finallyBlock? | finallyBlock);
exceptHandler : 'except' '*'? (expression (',' expression)* ','? ('as' NAME)?)? ':' block;
finallyBlock  : 'finally' ':' block;

matchStatement : MATCH starNamedExpressions ':' NEWLINE INDENT matchCase+ DEDENT;
matchCase      : CASE patterns ('if' namedExpression)? ':' block;

// ---- Patterns

patterns      : starPattern (',' starPattern)* ','?;
starPattern   : '*' NAME | pattern;
pattern       : closedPattern ('|' closedPattern)* ('as' NAME)?;
closedPattern
    : literalPattern
    | namePattern
    | groupPattern
    | sequencePattern
    | mappingPattern
    ;
literalPattern  : signedNumber (('+' | '-') NUMBER)? | strings | 'None' | 'True' | 'False';
signedNumber    : '-'? NUMBER;
namePattern     : NAME ('.' NAME)* ('(' (patternArgument (',' patternArgument)* ','?)? ')')?;
patternArgument : pattern ('=' pattern)?;
groupPattern    : '(' patterns? ')';
sequencePattern : '[' patterns? ']';
mappingPattern  : '{' (mappingItem (',' mappingItem)* ','?)? '}';
mappingItem     : '**' NAME | (literalPattern | namePattern) ':' pattern;

// ---- Expressions

starExpressions : starExpression (',' starExpression)* ','?;
starExpression  : '*' binary | expression;

starNamedExpressions : starNamedExpression (',' starNamedExpression)* ','?;
starNamedExpression  : '*' binary | namedExpression;
namedExpression      : expression (':=' expression)?;

yieldExpression : 'yield' ('from' expression | starExpressions)?;

targets : target (',' target)* ','?;
target  : '*'* primary;

expression : binary ('if' binary 'else' expression)? | lambda;

lambda           : 'lambda' lambdaParameters? ':' expression;
lambdaParameters : lambdaParameter (',' lambdaParameter)* ','?;
lambdaParameter  : NAME ('=' expression)? | '*' NAME? | '**' NAME | '/';

// `is not` is read as `is` and a prefix `not`; AstBuilder joins them.
binary
    : ('not' | '-' | '+' | '~')* primary
      ( ( 'or' | 'and' | 'not' 'in' | 'in' | 'is' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '<>'
        | '|' | '^' | '&' | '<<' | '>>' | '+' | '-' | '*' | '/' | '//' | '%' | '@' | '**'
        )
        ('not' | '-' | '+' | '~')* primary
      )*
    ;

primary
    : 'await'?
      ( NAME
      | NUMBER
      | strings
      | group
      | list
      | dictOrSet
      | 'None'
      | 'True'
      | 'False'
      | '...'
      )
      ( '.' NAME
      | '(' arguments? ')'
      | '[' slices ']'
      )*
    ;

arguments : argument (',' argument)* ','?;
argument
    : expression ('=' expression | (':=' expression)? compFor*)
    | '*' expression
    | '**' expression
    ;

slices : slice (',' slice)* ','?;
slice
    : namedExpression (':' expression? (':' expression?)?)?
    | ':' expression? (':' expression?)?
    | '*' expression
    ;

group     : '(' (yieldExpression | displayItems)? ')';
list      : '[' displayItems? ']';
dictOrSet : '{' (dictOrSetItem (compFor+ | (',' dictOrSetItem)* ','?))? '}';

displayItems  : starNamedExpression (compFor+ | (',' starNamedExpression)* ','?);
dictOrSetItem : starNamedExpression (':' expression)? | '**' binary;

compFor : 'async'? 'for' targets 'in' binary ('if' binary)*;

// ---- Strings

strings : (STRING | interpolated)+;

interpolated
    : FSTRING_START interpolatedPart* FSTRING_END
    | TSTRING_START interpolatedPart* TSTRING_END
    ;
interpolatedPart : FSTRING_MIDDLE | TSTRING_MIDDLE | replacementField;
replacementField : '{' valueExpression '='? ('!' NAME)? (':' interpolatedPart*)? '}';

