import { Injectable, type PipeTransform } from '@nestjs/common';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Problem, type ProblemDetail } from '#core';
import { readJson } from './body.js';

const limits = { bytes: 1024 * 1024, idleSeconds: 10 };

const RawJson = createParamDecorator((_: unknown, context: ExecutionContext): Promise<unknown> => {
  return readJson(context.switchToHttp().getRequest<FastifyRequest>(), limits);
});

/** The body of the request as an instance of its class, checked; a field that the class does not have is refused. */
export const JsonBody = (type: new () => object) => RawJson(new BodyPipe(type));

@Injectable()
class BodyPipe implements PipeTransform {
  constructor(private readonly type: new () => object) {}

  async transform(raw: Promise<unknown>): Promise<object> {
    const input = await raw;
    if (input === null || typeof input !== 'object' || Array.isArray(input)) {
      throw new Problem('invalid-body', 'The body must be a JSON object');
    }
    const body = plainToInstance(this.type, input);
    const errors = validateSync(body, { whitelist: true, forbidNonWhitelisted: true }).flatMap((e) =>
      details(e),
    );
    if (errors.length) throw new Problem('invalid-body', `${errors[0]!.path}: ${errors[0]!.message}`, errors);
    return body;
  }
}

function details(error: ValidationError, parent = ''): ProblemDetail[] {
  const path = `${parent}/${error.property}`;
  return [...own(error, path), ...(error.children ?? []).flatMap((child) => details(child, path))];
}

/** Rules about the kind of a value: what else is wrong with one of another kind says nothing. */
const kinds = ['isString', 'isInt', 'isNumber', 'isBoolean', 'isObject', 'isArray'];

function own({ constraints = {}, value }: ValidationError, path: string): ProblemDetail[] {
  const rules = Object.keys(constraints);
  if (rules.length === 0) return [];
  if (rules.includes('whitelistValidation')) {
    return [{ code: 'unknown-field', path, message: 'is not a field of this body' }];
  }
  if (value === undefined) return [{ code: 'missing-field', path, message: 'is missing' }];
  const kind = rules.find((rule) => kinds.includes(rule));
  if (kind !== undefined) return [{ code: 'wrong-type', path, message: constraints[kind]! }];
  return rules.map((rule) => ({ code: 'invalid-field', path, message: constraints[rule]! }));
}
