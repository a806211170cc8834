declare module 'swagger-ui-dist/swagger-ui-es-bundle' {
  export interface SwaggerUiOptions {
    domNode: HTMLElement;
    url: string;
    deepLinking?: boolean;
    tryItOutEnabled?: boolean;
    validatorUrl?: string | null;
  }
  export default function SwaggerUi(options: SwaggerUiOptions): void;
}
